import type { Logger } from 'pino';
import { fileUrlStoreIn, refreshStoreIn } from './concur-stores.ts';
import { createConcur } from './concur/concur.ts';
import { concurReadBack } from './concur/close.ts';
import type { Config } from './config.ts';
import type { Services } from './context.ts';
import { createIplicit } from './iplicit/iplicit.ts';
import { iplicitReadBack } from './iplicit/iplicit.ts';
import type { Clock } from './clock.ts';
import { openJournal } from './journal/open-journal.ts';
import { openVault } from './journal/vault.ts';
import { Writes } from './journal/writes.ts';
import { guardsFor } from './guards.ts';
import { SharedReads } from './upstream/shared-reads.ts';

export interface OpenServicesOptions {
  log: Logger;
  clock: Clock;
  /** Origin under which clients reach the gateway. */
  publicUrl: () => string;
  /**
   * Tells the other processes that a write is about to be sent or has been answered; resolves when they know.
   * Never rejects.
   */
  announceWrite?: (() => Promise<void>) | undefined;
}

/** Everything behind the gateway: the journal and the clients of the services. */
export interface OpenServices {
  services: Services;
  /** Rejects when the journal cannot be written. */
  checkJournal: () => Promise<void>;
  /** Longest time that a write may take, in milliseconds. */
  longestWriteMs: number;
  /** Closes everything, after what is in progress has ended. */
  close(): Promise<void>;
}

/**
 * Opens the journal and creates the clients of the configured services. Also starts, in the background, to
 * settle the writes that a crashed process left without an outcome.
 * @throws {StartError} if the journal cannot be opened
 */
export async function openServices(config: Config, options: OpenServicesOptions): Promise<OpenServices> {
  const { log, clock, publicUrl, announceWrite } = options;
  const { upstreamTimeoutMs: timeoutMs, concurCloseTimeoutMs: closeTimeoutMs } = config;
  const longestWriteMs = Math.max(closeTimeoutMs, timeoutMs);
  const journal = await openJournal(config.journalUrl, {
    keyTtlHours: config.idempotencyTtlHours,
    now: clock.now,
  });
  const { secretsKey: key } = config;
  const vault = openVault({ notes: journal.notes, journal, key, onNotKept: (message) => log.warn(message) });
  const shared = new SharedReads();
  const guards = guardsFor(config, clock);
  const common = {
    timeoutMs,
    connections: config.upstreamConnections,
    onWrite: () => {
      shared.detach();
      return announceWrite?.();
    },
    now: clock.now,
  };
  const concur =
    config.concur &&
    createConcur({
      ...common,
      guard: guards.CONCUR.guard,
      config: config.concur,
      waitTimeoutMs: closeTimeoutMs,
      refreshStore: refreshStoreIn(vault, config.concur.refreshToken),
      onUnsavedToken: (error) =>
        log.error(
          { err: error },
          'CONCUR gave a new refresh token that the journal would not take; it is held in memory and saved as soon as that works, ' +
            'so do not end this process before the journal can be written again',
        ),
      fileUrls: fileUrlStoreIn(journal.notes),
      onUnkeptFile: (error, batchId) =>
        log.error({ err: error, batchId }, 'a payment file was written but its address could not be kept'),
    });
  const iplicit =
    config.iplicit && createIplicit({ ...config.iplicit, ...common, guard: guards.IPLICIT.guard });
  const writes = new Writes({
    journal,
    clock,
    readBack: {
      ...(concur && { CONCUR: concurReadBack(concur) }),
      ...(iplicit && { IPLICIT: iplicitReadBack(iplicit) }),
    },
    times: {
      writeMs: { CONCUR: closeTimeoutMs, IPLICIT: timeoutMs },
      waitMs: longestWriteMs,
      readBackMs: config.readBackMs,
      settledMs: config.settledAfterMs,
    },
    onUnsettled: (error, { id, operation, target }) =>
      log.error(
        { err: error, entry: id, operation, target },
        'the outcome of a write could not be written to the journal',
      ),
  });
  const recovered = writes
    .recover()
    .catch((error: unknown) => log.error({ err: error }, 'open writes could not be settled'));
  return {
    services: {
      concur,
      iplicit,
      endpoints: [
        ...(config.concur
          ? [{ source: 'CONCUR', baseUrl: config.concur.baseUrl, breaker: guards.CONCUR.state } as const]
          : []),
        ...(config.iplicit
          ? [{ source: 'IPLICIT', baseUrl: config.iplicit.baseUrl, breaker: guards.IPLICIT.state } as const]
          : []),
      ],
      writes,
      shared,
      log: journal,
      publicUrl,
      now: clock.now,
    },
    checkJournal: () => journal.check(),
    longestWriteMs,
    async close() {
      await Promise.all([concur?.close(), iplicit?.close()]);
      const waited = new AbortController();
      await Promise.race([recovered, clock.sleep(1_000, waited.signal).catch(() => {})]);
      // A sleep that is not aborted would keep the process alive.
      waited.abort();
      await journal.close();
    },
  };
}
