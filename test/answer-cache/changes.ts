import fc from 'fast-check';
import { encodeCursor } from '../../src/graphql/connection.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Payment } from '../../src/sandbox/iplicit/types.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Values } from './documents.ts';
import type { TwoGateways } from './two-gateways.ts';

/** Something that happens at a service. Numbers stand for places in its lists, however long those are by then. */
export type Change =
  | { kind: 'nothing' }
  | { kind: 'payment'; at: number; set: Partial<Payment> }
  | { kind: 'payment swapped'; at: number; with: number }
  | { kind: 'payment gone'; at: number }
  | { kind: 'payment back' }
  | { kind: 'document'; at: number; hidden: 403 | 404 | null; description: string }
  | { kind: 'contact'; at: number; description: string }
  | { kind: 'catalog'; of: 'bankAccounts' | 'paymentMethods' | 'legalEntities'; at: number; code: string }
  | { kind: 'batch'; at: number; name: string; status: 'OPEN' | 'CLOSED'; count: number }
  | { kind: 'sessions ended' }
  | { kind: 'mutation'; by: 'on' | 'off'; at: number; description: string }
  | { kind: 'close'; by: 'on' | 'off'; at: number; mode: 'WAIT' | 'SCHEDULE' }
  | { kind: 'new file'; by: 'on' | 'off'; at: number }
  | { kind: 'fault'; service: 'concur' | 'iplicit'; path: string; fault: Fault };

const at = fc.nat({ max: 30 });
const by = fc.constantFrom('on' as const, 'off' as const);
/** Few, so that things also become again what they were. */
const words = fc.constantFrom('one', 'two', '“three” & <four>', '五');

const faults: fc.Arbitrary<Fault> = fc.constantFrom<Fault[]>(
  { kind: 'status', status: 500 },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 400, body: '<Error><Message>limit exceeded</Message></Error>' },
  { kind: 'status', status: 204 },
  { kind: 'malformed' },
  { kind: 'html' },
  { kind: 'casing' },
  { kind: 'body', body: '[]', contentType: 'application/json' },
  { kind: 'body', body: '<BatchList/>' },
);

/** Any change. */
export const changes: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: fc.constant<Change>({ kind: 'nothing' }), weight: 8 },
  {
    arbitrary: fc.record({
      kind: fc.constant('payment' as const),
      at,
      set: fc.oneof<fc.Arbitrary<Partial<Payment>>[]>(
        fc.record({ description: words }),
        fc.record({ bankCurrencyAmount: fc.constantFrom('1.00000', '90071992547409931.12345', '-0.10') }),
        fc.record({ statusList: fc.constantFrom(['draft '], [' posted'], ['approved', 'warning'], []) }),
        fc.record({ batchNo: fc.constantFrom(null, 'BP-1001', 'BP-1002', 'EX-9') }),
        fc.record({ allocations: fc.constantFrom(null, []) }),
        fc.record({ hasNotes: fc.boolean(), bankCurrency: fc.constantFrom('EUR', 'GBP') }),
      ),
    }),
    weight: 6,
  },
  fc.record({ kind: fc.constant('payment swapped' as const), at, with: at }),
  fc.record({ kind: fc.constant('payment gone' as const), at }),
  fc.constant<Change>({ kind: 'payment back' }),
  fc.record({
    kind: fc.constant('document' as const),
    at,
    hidden: fc.constantFrom(null, null, 403, 404),
    description: words,
  }),
  fc.record({ kind: fc.constant('contact' as const), at, description: words }),
  fc.record({
    kind: fc.constant('catalog' as const),
    of: fc.constantFrom('bankAccounts', 'paymentMethods', 'legalEntities'),
    at,
    code: words,
  }),
  {
    arbitrary: fc.record({
      kind: fc.constant('batch' as const),
      at,
      name: words,
      status: fc.constantFrom('OPEN', 'CLOSED'),
      count: fc.nat({ max: 2 }),
    }),
    weight: 4,
  },
  fc.constant<Change>({ kind: 'sessions ended' }),
  {
    arbitrary: fc.record({ kind: fc.constant('mutation' as const), by, at, description: words }),
    weight: 2,
  },
  fc.record({ kind: fc.constant('close' as const), by, at, mode: fc.constantFrom('WAIT', 'SCHEDULE') }),
  fc.record({ kind: fc.constant('new file' as const), by, at }),
  fc.record({
    kind: fc.constant('fault' as const),
    service: fc.constant('concur' as const),
    path: fc.constantFrom('batchlist/OPEN', 'batchlist', 'file$'),
    fault: faults,
  }),
  {
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      service: fc.constant('iplicit' as const),
      path: fc.constantFrom('BatchPayment\\?', 'BatchPayment/', 'Document', 'Catalog', 'api'),
      // Concur's 403 would end its session for good, and the errors then bear ids of their own.
      fault: fc.oneof(faults, fc.constant<Fault>({ kind: 'status', status: 403 })),
    }),
    weight: 3,
  },
);

/** Does what changes say. */
export class Changing {
  readonly #gateways: TwoGateways;
  readonly #sandbox: Sandbox;
  readonly #gone: Payment[] = [];

  constructor(gateways: TwoGateways) {
    this.#gateways = gateways;
    this.#sandbox = gateways.sandbox;
  }

  /** What arguments may name, as the services stand now. */
  get values(): Values {
    const { payments } = this.#sandbox.iplicit.data;
    const { batches } = this.#sandbox.concur.data;
    const ofPayments = payments.flatMap(({ id, batchNo }) => [
      id,
      `BulkPayment:${id}`,
      batchNo ?? id.toUpperCase(),
    ]);
    const ofBatches = batches.flatMap(({ batchId }) => [batchId, `PaymentBatch:${batchId}`]);
    const ofAllocations = payments.flatMap(({ id, allocations }) =>
      (allocations ?? []).slice(0, 2).map((allocation) => `BulkPaymentAllocation:${id}:${allocation.id}`),
    );
    const nodes = [...ofPayments, ...ofBatches, ...ofAllocations].filter((id) => id.includes(':'));
    return {
      of: {
        'bulkPayment.id': ofPayments,
        'paymentBatch.id': ofBatches,
        'node.id': nodes,
        'nodes.ids': nodes,
        'bulkPayments.after': [1, 2, 5, 100].map((skip) => encodeCursor('bulkPayments', skip)),
        'paymentBatches.after': batches.map(({ batchId }, index) =>
          encodeCursor('paymentBatches', [batchId, index]),
        ),
        'paymentRuns.after': [
          encodeCursor('PaymentRun', { source: 'IPLICIT', skip: 2, missing: ['CONCUR'] }),
          encodeCursor('PaymentRun', { source: 'CONCUR', batchId: '5', missing: [] }),
        ],
        'mutationLog.after': [encodeCursor('mutationLog', [Date.now(), 'f'])],
      },
      text: ['one', 'BP-1001', 'MITGBP', 'SUP', 'gateway', 'updateBulkPayment'],
    };
  }

  /** Makes it happen. A fault stays until `calm`. */
  async apply(change: Change): Promise<void> {
    const { concur, iplicit } = this.#sandbox;
    const { payments } = iplicit.data;
    const payment = 'at' in change ? payments[change.at % payments.length] : undefined;
    switch (change.kind) {
      case 'nothing':
        return;
      case 'payment':
        if (payment) Object.assign(payment, structuredClone(change.set));
        return;
      case 'payment swapped':
        payments.splice(change.at % payments.length, 1, ...payments.splice(change.with % payments.length, 1));
        return;
      case 'payment gone':
        if (payments.length > 5) this.#gone.push(...payments.splice(change.at % payments.length, 1));
        return;
      case 'payment back':
        payments.push(...this.#gone.splice(0, 1));
        return;
      case 'document':
        Object.assign(nth(iplicit.data.documents, change.at), {
          hidden: change.hidden,
          description: change.description,
        });
        return;
      case 'contact':
        nth(iplicit.data.contactAccounts, change.at).description = change.description;
        return;
      case 'catalog':
        nth(iplicit.data[change.of], change.at).code = change.code;
        return;
      case 'batch': {
        const { name, status, count } = change;
        Object.assign(nth(concur.data.batches, change.at), { name, status, count });
        return;
      }
      case 'sessions ended':
        concur.revokeTokens();
        iplicit.revokeTokens();
        return;
      case 'mutation': {
        const input = { id: payment?.id, description: change.description };
        await this.#mutate(change.by, 'updateBulkPayment', 'UpdateBulkPaymentInput', input);
        return;
      }
      case 'close': {
        const input = { id: nth(concur.data.batches, change.at).batchId, mode: change.mode };
        await this.#mutate(change.by, 'closePaymentBatch', 'ClosePaymentBatchInput', input);
        return;
      }
      case 'new file': {
        const input = { id: nth(concur.data.batches, change.at).batchId };
        await this.#mutate(change.by, 'regeneratePaymentBatchFile', 'RegeneratePaymentBatchFileInput', input);
        return;
      }
      case 'fault': {
        const { service, path, fault } = change;
        this.#sandbox[service].faults.add({ method: 'GET', path: new RegExp(path), times: 1e9, fault });
      }
    }
  }

  async #mutate(by: 'on' | 'off', field: string, type: string, input: object): Promise<void> {
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { outcome } }`;
    const { status } = await this.#gateways[by]({ query, variables: { input } });
    if (status !== 200) throw new Error(`${field} was answered ${status}`);
  }

  /** Ends every fault. */
  calm(): void {
    this.#sandbox.concur.faults.clear();
    this.#sandbox.iplicit.faults.clear();
  }
}

function nth<T>(list: readonly T[], at: number): T {
  const item = list[at % list.length];
  if (item === undefined) throw new RangeError('the list is empty');
  return item;
}
