import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import {
  catalogJson,
  contactAccountJson,
  detailJson,
  documentJson,
  legalEntitiesJson,
  summaryJson,
} from '../../src/sandbox/iplicit/json.ts';
import type { IplicitData } from '../../src/sandbox/iplicit/types.ts';
import { jsonAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { changingBody } from './changing-body.ts';
import type { ChangingBody } from './changing-body.ts';

const AMOUNT_MARKER = '"bankCurrencyAmount":';

/** iplicit, with answers prepared beforehand, or at the first request for them. */
export class BenchIplicit {
  readonly data: IplicitData;
  readonly #answers = new Map<string, Answer>();
  readonly #changing = new Map<string, ChangingBody>();

  constructor(payments: number, allocationsPerPayment: number) {
    this.data = createIplicitData({ payments, allocationsPerPayment });
    const { data } = this;
    const keep = (path: string, body: string, status = 200) =>
      this.#answers.set(path, jsonAnswer(body, status));
    keep('/api/Catalog/BankAccount', catalogJson(data.bankAccounts));
    keep('/api/Catalog/PaymentMethod', catalogJson(data.paymentMethods));
    keep('/api/Catalog/BatchPaymentType', catalogJson(data.batchPaymentTypes));
    keep('/api/LegalEntity', legalEntitiesJson(data.legalEntities));
    for (const account of data.contactAccounts)
      keep(`/api/ContactAccount/${account.id}`, contactAccountJson(account));
    for (const document of data.documents) {
      keep(
        `/api/Document/${document.id}`,
        document.hidden === null ? documentJson(document) : '{}',
        document.hidden ?? 200,
      );
    }
    for (const payment of data.payments) keep(`/api/BatchPayment/${payment.id}`, detailJson(payment));
  }

  /** A page of the list for `/api/BatchPayment?…`. Of the parameters only `take` and `skip` count. */
  list(path: string): ChangingBody {
    const known = this.#changing.get(path);
    if (known) return known;
    const query = new URL(path, 'http://upstream').searchParams;
    const skip = Number(query.get('skip') ?? 0);
    const take = Number(query.get('take') ?? 100);
    const payments = this.data.payments.slice(skip, skip + take);
    const body = changingBody(`[${payments.map(summaryJson).join(',')}]`, AMOUNT_MARKER);
    this.#changing.set(path, body);
    return body;
  }

  /** A payment in full as a body that can change; undefined if the path is not that of a payment. */
  changingDetail(path: string): ChangingBody | undefined {
    const known = this.#changing.get(path);
    if (known) return known;
    const answer = path.startsWith('/api/BatchPayment/') ? this.#answers.get(path) : undefined;
    if (!answer) return undefined;
    const body = changingBody(answer.body.toString(), AMOUNT_MARKER);
    this.#changing.set(path, body);
    return body;
  }

  /** The prepared answer at a path; 404 if there is none. */
  read(path: string): Answer {
    return this.#answers.get(path) ?? jsonAnswer('{"title":"Not Found","status":404}', 404);
  }

  /** `PATCH /api/BatchPayment/{uuid}`. Of the members only the description counts. */
  update(path: string, body: string): Answer {
    const payment = this.data.payments.find(({ id }) => path.endsWith(id));
    if (!payment) return this.read(path);
    const { description } = JSON.parse(body) as { description?: string };
    if (description !== undefined) payment.description = description;
    this.#answers.set(path, jsonAnswer(detailJson(payment)));
    this.#changing.clear();
    return NOTHING;
  }
}

const NOTHING: Answer = { status: 200, headers: ['Content-Length', '0'], body: Buffer.alloc(0) };
