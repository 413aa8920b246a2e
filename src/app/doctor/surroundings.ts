import { once } from 'node:events';
import { connect } from 'node:net';
import type { Proxies } from '../../upstream/connections.ts';
import type { Transport } from '../../upstream/http-client.ts';

/** How far the clock may be off, in seconds. Issuers of tokens commonly allow a minute. */
const MAX_CLOCK_SKEW_S = 60;
const PROXY_ANSWERS_WITHIN_MS = 5_000;

/**
 * Compares the clock of this machine with the `Date` (RFC 9110, 6.6.1) of what a service answers to a plain GET of its
 * address, without credentials and whatever the status.
 * @param now epoch milliseconds
 * @returns what is wrong; undefined if nothing is, if the service gives no date, or if it cannot be reached, which the
 *   attempt to sign in tells better
 */
export async function clockProblem(
  http: Pick<Transport, 'request'>,
  { source, origin }: { source: string; origin: string },
  now: () => number,
): Promise<string | undefined> {
  const answer = await http
    .request({ method: 'GET', origin, path: '/', headers: {} })
    .catch((): undefined => undefined);
  const there = Date.parse(String(answer?.headers['date']));
  const seconds = Math.round((now() - there) / 1_000);
  if (Number.isNaN(there) || Math.abs(seconds) <= MAX_CLOCK_SKEW_S) return undefined;
  const direction = seconds > 0 ? 'ahead of' : 'behind';
  return (
    `This machine's clock is ${Math.abs(seconds)} s ${direction} that of ${source}, so tokens would be taken for expired, or used ` +
    'when they are. Have the clock set by NTP.'
  );
}

/**
 * Tries whether anything listens where the proxies are said to be. Credentials in their addresses are not shown.
 * @returns what is wrong with each, by the variable that names it
 */
export async function proxyProblems({ http, https }: Proxies): Promise<string[]> {
  const problems: string[] = [];
  for (const [variable, address] of Object.entries({ HTTP_PROXY: http, HTTPS_PROXY: https })) {
    if (address === undefined) continue;
    const { hostname, port, protocol, host } = new URL(address);
    const reason = await refusal(hostname, Number(port || (protocol === 'https:' ? 443 : 80)));
    if (reason !== undefined)
      problems.push(
        `Nothing answers at ${host}, the proxy of ${variable} (${reason}). Correct ${variable}, or name the hosts that ` +
          'are reached without a proxy in NO_PROXY.',
      );
  }
  return problems;
}

/** Why no connection can be made; undefined if one can. */
async function refusal(host: string, port: number): Promise<string | undefined> {
  const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(PROXY_ANSWERS_WITHIN_MS) });
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    socket.destroy();
  }
}
