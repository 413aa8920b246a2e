import { createConcurData } from '../../src/sandbox/concur/batches.ts';
import type { ConcurData } from '../../src/sandbox/concur/batches.ts';
import { batchListXml } from '../../src/sandbox/concur/xml.ts';
import { changingBody } from './changing-body.ts';
import type { ChangingBody } from './changing-body.ts';

const LISTS = '/api/expense/paymentbatch/v1.1/batchlist/';

/** SAP Concur's lists of open and of closed batches, prepared. */
export class BenchConcur {
  readonly data: ConcurData;
  readonly #lists = new Map<string, ChangingBody>();

  constructor(batches: number) {
    this.data = createConcurData({ batches });
    for (const status of ['OPEN', 'CLOSED'] as const) {
      const listed = this.data.batches.filter((batch) => batch.status === status);
      this.#lists.set(LISTS + status, changingBody(batchListXml(listed, '2020'), '<BatchTotal>'));
    }
  }

  /** The list at a path; undefined if there is none. */
  list(path: string): ChangingBody | undefined {
    return this.#lists.get(path);
  }
}
