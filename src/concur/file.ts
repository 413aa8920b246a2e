import type { HttpResponse } from '../upstream/http-client.ts';
import type { PaymentBatch } from './types.ts';

export interface PaymentBatchFileEntry {
  readonly name: string;
}
export class PaymentBatchFile {
  readonly batch: PaymentBatch;
  readonly #fetch: () => Promise<HttpResponse>;

  constructor(batch: PaymentBatch, fetch: () => Promise<HttpResponse>) {
    this.batch = batch;
    this.#fetch = fetch;
  }
  fetch(): Promise<HttpResponse> {
    return this.#fetch();
  }
}
