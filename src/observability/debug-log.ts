import type { Logger } from 'pino';
import { effectChecks, operations, requests, upstreamCalls, writes } from './activities.ts';
import type { CurrentRequest } from './current-request.ts';

/**
 * Follows every request in the log at level debug: that it has come, each call to a service, what was executed,
 * and what became of its writes. Nothing in it comes from a request or an answer but the operation's name.
 * @returns what ends it
 */
export function openDebugLog(log: Logger): { close(): void } {
  const endings = [
    requests.watch({
      began: ({ request, method, transport }) =>
        log.debug({ ...idOf(request), method, transport }, 'request arrived'),
    }),
    upstreamCalls.watch({
      ended({ request, source, method, route, attempt, queuedMs, status, error, isUnchanged, ms }) {
        const times = { queuedMs: rounded(queuedMs), ms: rounded(ms) };
        log.debug(
          { ...idOf(request), source, method, route, attempt, ...times, status, error, isUnchanged },
          'service called',
        );
      },
    }),
    operations.watch({
      ended: ({ request, type, name, error }) =>
        log.debug({ ...idOf(request), type, operation: name, error }, 'operation executed'),
    }),
    writes.watch({
      ended: ({ request, mutation, source, outcome }) =>
        log.debug({ ...idOf(request), mutation, source, outcome }, 'write performed'),
    }),
    effectChecks.watch({
      ended: ({ request, mutation, source, shows }) =>
        log.debug({ ...idOf(request), mutation, source, shows }, 'effect checked'),
    }),
  ];
  return {
    close() {
      for (const end of endings) end();
    },
  };
}

/** What ends can end in the context of another request, so the id is given and not taken from there. */
function idOf(request: CurrentRequest | undefined): { requestId: string | undefined } {
  return { requestId: request?.id };
}

function rounded(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 100) / 100;
}
