import { connect } from '../connection.ts';
import type { Connection, ConnectionOptions } from '../connection.ts';
import { IplicitClient, ROUTES } from './client.ts';
import { IplicitSignIn } from './sign-in.ts';
import type { IplicitCredentials } from './sign-in.ts';
import { IPLICIT, schemaTypeOf } from './types.ts';
import type { BulkPaymentSummary, CatalogName } from './types.ts';
import { origin, text } from '../../environment.ts';
import { isObject } from '../../json.ts';
import { checkedKey, globalId, keyOf } from '../../graphql/ids.ts';
import { defineService } from '../service.ts';
import type { NodeType, RunFacts, RunSource } from '../service.ts';
import { listPlaceOf, listRows, MAX_TAKE, placeOf } from './listing.ts';
import { byField, isStep, PAYMENT_PHASES, phaseOf, statusOf, stepOf } from './lifecycle.ts';
import { IplicitReads } from './loaders.ts';
import { contactNamed, documentNamed, iplicitKey, paymentNamed, paymentReference } from './named.ts';
import { OPERATIONS } from './operations.ts';
import * as resolvers from './resolvers.ts';
import { checkCreate, checkPayment } from './writes/effect-check.ts';

/** How to reach iplicit. */
export interface IplicitOptions extends ConnectionOptions {
  config: IplicitCredentials;
}

/** A page of 100 payments is about 60 kB; a payment with ten thousand allocations about 3 MB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Sets up access to iplicit. Nothing is sent until something is requested. */
export function createIplicit(options: IplicitOptions): Connection<IplicitClient> {
  const { config: credentials, now } = options;
  return connect(options, {
    source: IPLICIT,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    refusals: [401],
    signIn: (http) => new IplicitSignIn({ http, credentials, now }),
    access: (service) => new IplicitClient(service, now),
  });
}

/** iplicit, which pays purchase documents in bulk payments. */
export const iplicit = defineService({
  source: IPLICIT,
  name: 'iplicit',
  environment: {
    credentials: {
      IPLICIT_BASE_URL: origin,
      IPLICIT_DOMAIN: text,
      IPLICIT_USERNAME: text,
      IPLICIT_API_KEY: text,
    },
    settings: {},
    config: (data) => ({
      baseUrl: new URL(data.IPLICIT_BASE_URL).origin,
      domain: data.IPLICIT_DOMAIN,
      username: data.IPLICIT_USERNAME,
      get apiKey() {
        return data.IPLICIT_API_KEY;
      },
    }),
  },
  // The caller's own `sessionToken`, as iplicit returned it when the caller signed in.
  passThrough: 'x-iplicit-session',
  open: (config, tools) => createIplicit({ ...tools, config }),
  Reads: IplicitReads,
  pathsTellChanges: true,
  routes: ROUTES,
  probe: (caller) => caller.read(IplicitReads).payments({}, 1, 0),
  resolvers,
  readBack: {
    createBulkPayment: checkCreate,
    updateBulkPayment: checkPayment,
    ...byField(() => checkPayment),
    // What it does to each payment is recorded as the field that does the same to one.
    transitionBulkPayments: null,
    addBulkPaymentAllocations: checkPayment,
    replaceBulkPaymentAllocations: checkPayment,
    deleteBulkPaymentAllocation: checkPayment,
  },
  argumentScopes: {
    'Mutation.transitionBulkPayments': ({ input }) =>
      isObject(input) && isStep(input['action']) ? [`Mutation.${stepOf(input['action']).field}`] : [],
  },
  nodes: [
    bulkPayment(),
    allocation(),
    catalogEntry('BatchPaymentType'),
    catalogEntry('BankAccount'),
    catalogEntry('PaymentMethod'),
    legalEntity(),
    contactAccount(),
    payableDocument(),
  ],
  runs: bulkPayments(),
  operations: OPERATIONS,
  async sandbox(_variables, port) {
    const { startIplicitSandbox } = await import('../../sandbox/iplicit/sandbox.ts');
    return startIplicitSandbox({ port });
  },
});

function bulkPayment(): NodeType<'BulkPayment'> {
  return {
    name: 'BulkPayment',
    is: (node) => 'bankAccountId' in node,
    keyOf: paymentReference,
    read: (context, key, argument) =>
      paymentNamed(context.read(IplicitReads), checkedKey(key, argument), argument),
  };
}

function allocation(): NodeType {
  return {
    name: 'BulkPaymentAllocation',
    is: (node) => 'paymentUuid' in node,
    keyOf(given, argument) {
      const key = keyOf('BulkPaymentAllocation', given, argument);
      return checkedKey(key, argument, key.split(':'));
    },
    async read(context, key, argument) {
      const [payment = '', uuid = ''] = key.split(':');
      return context.read(IplicitReads).allocation(checkedKey(payment, argument), checkedKey(uuid, argument));
    },
  };
}

function catalogEntry(catalog: CatalogName): NodeType {
  return {
    name: schemaTypeOf(catalog),
    is: (node) => 'catalog' in node && node.catalog === catalog,
    keyOf: (given, argument) => iplicitKey(schemaTypeOf(catalog), given, argument),
    async read(context, id) {
      const isListed = (await context.read(IplicitReads).catalog(catalog)).has(id.toLowerCase());
      return isListed ? { catalog, id: id.toLowerCase() } : null;
    },
  };
}

function legalEntity(): NodeType {
  return {
    name: 'LegalEntity',
    is: (node) => 'legalEntity' in node,
    keyOf: (given, argument) => iplicitKey('LegalEntity', given, argument),
    async read(context, id) {
      const entity = await context.read(IplicitReads).legalEntity(id.toLowerCase());
      return entity && { legalEntity: entity.id };
    },
  };
}

function contactAccount(): NodeType {
  return {
    name: 'ContactAccount',
    is: (node) => 'contactAccount' in node,
    keyOf: (given, argument) => iplicitKey('ContactAccount', given, argument),
    read: (context, id, argument) =>
      contactNamed(context.read(IplicitReads), checkedKey(id, argument), argument),
  };
}

function payableDocument(): NodeType {
  return {
    name: 'PayableDocument',
    is: (node) => 'grossAmount' in node,
    keyOf: (given, argument) => iplicitKey('PayableDocument', given, argument),
    read: (context, id, argument) =>
      documentNamed(context.read(IplicitReads), checkedKey(id, argument), argument),
  };
}

function bulkPayments(): RunSource {
  return {
    type: bulkPayment(),
    async idOf(context, given, argument) {
      const ref = paymentReference(given, argument);
      const payment = await paymentNamed(context.read(IplicitReads), ref, argument);
      return payment && globalId('BulkPayment', payment.uuid);
    },
    phases: PAYMENT_PHASES,
    async list(context, _phases, after, wanted) {
      const reads = context.read(IplicitReads);
      const read = (take: number, skip: number) => reads.payments({}, take, skip);
      const from = after === undefined ? undefined : listPlaceOf(after);
      const { rows, isEnd, next } = await listRows(
        read,
        ({ uuid }) => uuid,
        Math.min(wanted, MAX_TAKE),
        from,
      );
      const runs = rows.map(({ row: run, place }) => ({
        run,
        id: globalId('BulkPayment', run.uuid),
        facts: factsOf(run),
        place: placeOf(place),
      }));
      return { runs, next: isEnd ? undefined : placeOf(next) };
    },
  };
}

function factsOf(payment: BulkPaymentSummary): RunFacts {
  return {
    get phase() {
      return phaseOf(statusOf(payment.statuses));
    },
    get reference() {
      return payment.batchNo || payment.uuid;
    },
    get amount() {
      return payment.amount;
    },
    get currency() {
      return payment.currency;
    },
  };
}
