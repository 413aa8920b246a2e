import { connect } from '../connection.ts';
import type { Connection, ConnectionOptions } from '../connection.ts';
import { ConcurClient, ROUTES } from './client.ts';
import type { Edition } from './client.ts';
import { fileUrlsInMemory, fileUrlsOf, fileUrlStoreIn } from './file/fetch.ts';
import type { FileUrlStore } from './file/fetch.ts';
import { NewestRefreshToken, refreshStoreInMemory, refreshStoreIn } from './refresh-token.ts';
import type { RefreshStore } from './refresh-token.ts';
import { ConcurReads } from './reads.ts';
import type { ConcurAccess } from './reads.ts';
import { ConcurSignIn } from './sign-in.ts';
import type { ConcurCredentials } from './sign-in.ts';
import { CONCUR } from './types.ts';
import type { PaymentBatch } from './types.ts';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { origin, text, wholeNumber } from '../../environment.ts';
import { damagedCursor, inKeyOrder } from '../../graphql/connection.ts';
import { checkedKey, globalId, keyOf } from '../../graphql/ids.ts';
import { defineService } from '../service.ts';
import type { FileRoute, NodeType, RunFacts, RunSource } from '../service.ts';
import { FILES_PATH, streamPaymentBatchFile } from './file/download.ts';
import { OPERATIONS } from './operations.ts';
import * as resolvers from './resolvers.ts';
import { checkClose, checkRegeneration } from './writes/close.ts';

/** How to reach Concur, and where to keep what must outlive a request. */
export interface ConcurOptions extends ConnectionOptions {
  config: ConcurCredentials & { edition: Edition | 'auto' };
  /** Timeout of a close that waits for the file, in milliseconds. Concur answers within 60 seconds. */
  waitTimeoutMs?: number;
  /** Stores the newest refresh token; in memory if absent. */
  refreshStore?: RefreshStore;
  /**
   * Called with the reason when the newest refresh token could not be saved. Saving is retried until it
   * succeeds.
   */
  onUnsavedToken: (error: unknown) => void;
  /** Called when it is lost: it could not be saved before the process has to end. */
  onLostToken: () => void;
  /** Stores the addresses of files; in memory if absent. */
  fileUrls?: FileUrlStore;
  /** Called when the address of a batch's new file could not be stored. */
  onUnkeptFile: (error: unknown, batchId: string) => void;
}

/** Concur documents 60 s for a close that waits for the file. */
const WAIT_TIMEOUT_MS = 75_000;
const MAX_LIST_BYTES = 32 * 1024 * 1024;
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Sets up access to Concur. Nothing is sent until something is requested. */
export function createConcur(options: ConcurOptions): Connection<ConcurAccess> {
  const { config, timeoutMs, now, onUnkeptFile, fileUrls = fileUrlsInMemory() } = options;
  const newest = new NewestRefreshToken({
    store: options.refreshStore ?? refreshStoreInMemory(),
    onUnsaved: options.onUnsavedToken,
    onLost: options.onLostToken,
  });
  const limits = {
    waitTimeoutMs: options.waitTimeoutMs ?? Math.max(WAIT_TIMEOUT_MS, timeoutMs),
    maxFileBytes: MAX_FILE_BYTES,
    now,
  };
  let own: ConcurClient | undefined;
  return connect(options, {
    source: CONCUR,
    maxAnswerBytes: MAX_LIST_BYTES,
    // Concur: 403 means that a token has expired or was revoked, or that something is not allowed.
    refusals: [401, 403],
    signIn: (http) => new ConcurSignIn({ http, credentials: config, newest, now }),
    access(service, fingerprint) {
      // The edition is the same for everybody, so callers with their own token need not find it out again.
      const client = new ConcurClient({ ...limits, service, edition: own?.edition ?? config.edition });
      own ??= client;
      return {
        client,
        fileUrls: fingerprint === undefined ? fileUrls : fileUrlsOf(fileUrls, fingerprint),
        onUnkeptFile,
        now,
      };
    },
  });
}

/** SAP Concur, which pays expense reports in payment batches. */
export const concur = defineService({
  source: CONCUR,
  name: 'SAP Concur',
  environment: {
    credentials: {
      CONCUR_BASE_URL: origin,
      CONCUR_CLIENT_ID: text,
      CONCUR_CLIENT_SECRET: text,
      CONCUR_REFRESH_TOKEN: text,
    },
    settings: {
      CONCUR_EDITION: z.enum(['auto', '2020', '2018']).default('auto'),
      CONCUR_CLOSE_TIMEOUT_MS: wholeNumber(1, 600_000).default(WAIT_TIMEOUT_MS),
    },
    config: (data) => ({
      baseUrl: new URL(data.CONCUR_BASE_URL).origin,
      clientId: data.CONCUR_CLIENT_ID,
      get clientSecret() {
        return data.CONCUR_CLIENT_SECRET;
      },
      get refreshToken() {
        return data.CONCUR_REFRESH_TOKEN;
      },
      edition: data.CONCUR_EDITION,
      closeTimeoutMs: data.CONCUR_CLOSE_TIMEOUT_MS,
    }),
  },
  // The caller's own access token, with or without `Bearer` before it.
  passThrough: 'x-concur-authorization',
  sharedSecret: 'the refresh token that SAP Concur replaces at each use',
  open: (config, tools) =>
    createConcur({
      ...tools,
      config,
      waitTimeoutMs: config.closeTimeoutMs,
      refreshStore: refreshStoreIn(tools.secrets, () => config.refreshToken),
      onUnsavedToken: (error) =>
        tools.log.error(
          { err: error },
          'CONCUR gave a new refresh token that the journal would not take; it is held in memory and saved as soon as that works, ' +
            'so do not end this process before the journal can be written again',
        ),
      onLostToken: () =>
        tools.log.fatal(
          'the newest refresh token of CONCUR is lost: the journal would not take it before this process had to end. If the ' +
            'next sign-in is refused, the company has to authorise the gateway anew; see "A lost rotation" in docs/operations.md',
        ),
      fileUrls: fileUrlStoreIn(tools.values),
      onUnkeptFile: (error, batchId) =>
        tools.log.error(
          { err: error, batchId },
          'a payment file was written but its address could not be kept',
        ),
    }),
  longestWriteMs: ({ closeTimeoutMs }) => closeTimeoutMs,
  Reads: ConcurReads,
  // Any batch's close moves it from one list to the other.
  pathsTellChanges: false,
  routes: ROUTES,
  // The list of open batches is the shortest.
  probe: (caller) => caller.read(ConcurReads).list('OPEN'),
  resolvers,
  readBack: {
    closePaymentBatch: checkClose,
    // What it does to each batch is recorded as the field that does the same to one.
    closePaymentBatches: null,
    regeneratePaymentBatchFile: checkRegeneration,
  },
  nodes: [paymentBatch()],
  runs: paymentBatches(),
  files: [paymentFiles()],
  operations: OPERATIONS,
  async sandbox({ CONCUR_EDITION: edition }, port) {
    const { startConcurSandbox } = await import('../../sandbox/concur/sandbox.ts');
    return startConcurSandbox({
      port,
      edition: edition === '2018' ? '2018' : '2020',
      // New at each start: a token that a lasting journal kept from an earlier sandbox must not be tried
      // here.
      refreshToken: `sandbox-${randomUUID()}`,
    });
  },
});

function paymentBatch(): NodeType<'PaymentBatch'> {
  return {
    name: 'PaymentBatch',
    is: (node) => 'batchId' in node,
    read: (context, key, argument) => context.read(ConcurReads).batch(checkedKey(key, argument)),
  };
}

function paymentBatches(): RunSource {
  return {
    type: paymentBatch(),
    async idOf(context, given, argument) {
      const batch = await context.read(ConcurReads).batch(keyOf('PaymentBatch', given, argument));
      return batch && globalId('PaymentBatch', batch.batchId);
    },
    phases: ['OPEN', 'SETTLED'],
    async list(context, phases, after, wanted) {
      if (after !== undefined && typeof after !== 'string') throw damagedCursor();
      const reads = context.read(ConcurReads);
      const batches = await (phases && !phases.has('OPEN')
        ? reads.list('CLOSED')
        : phases && !phases.has('SETTLED')
          ? reads.list('OPEN')
          : reads.all());
      // In Concur's order, closing a batch moves it, which would break cursors.
      const rest = inKeyOrder(batches, ({ batchId }) => batchId).filter(
        ({ batchId }) => after === undefined || batchId > after,
      );
      const runs = rest.slice(0, wanted).map((run) => ({
        run,
        id: globalId('PaymentBatch', run.batchId),
        facts: factsOf(run),
        place: run.batchId,
      }));
      return { runs, next: rest.length > wanted ? runs.at(-1)?.place : undefined };
    },
  };
}

function factsOf(batch: PaymentBatch): RunFacts {
  return {
    phase: batch.status === 'OPEN' ? 'OPEN' : 'SETTLED',
    get reference() {
      return batch.name;
    },
    get amount() {
      return batch.total;
    },
    get currency() {
      return batch.currency;
    },
  };
}

function paymentFiles(): FileRoute {
  return {
    path: FILES_PATH,
    operation: 'paymentBatchFile',
    coordinates: ['PaymentBatch', 'PaymentBatchFile'],
    // As many as a batch with its file costs in GraphQL.
    points: 1_200,
    absent:
      'There is no file: no batch has this id, or it is still open, or Concur has not said where its file is.',
    open: (caller, id, signal, content) =>
      streamPaymentBatchFile(caller.read(ConcurReads), id, signal, content),
  };
}
