import { Agent, request } from 'undici';

/** A service after sign-in: its address and the headers of every request. */
export interface Service {
  origin: string;
  headers: Record<string, string>;
}

/** Both services, from the same environment variables that the gateway reads. */
export interface Services {
  concur: Service;
  iplicit: Service;
}

/** Keeps enough connections to the upstream for all calls of a screen to be in flight at once. */
export const agent = new Agent({ connections: 256, pipelining: 1 });

/** Signs in to both services, once for the life of the process. */
export async function signedInServices(): Promise<Services> {
  const concurOrigin = variable('CONCUR_BASE_URL');
  const iplicitOrigin = variable('IPLICIT_BASE_URL');
  const domain = variable('IPLICIT_DOMAIN');
  const [granted, session] = await Promise.all([
    post(`${concurOrigin}/oauth2/v0/token`, {}, ''),
    post(`${iplicitOrigin}/api/session/create/api`, { domain }, '{}'),
  ]);
  return {
    concur: {
      origin: concurOrigin,
      headers: { accept: 'application/xml', authorization: `Bearer ${granted['access_token']}` },
    },
    iplicit: {
      origin: iplicitOrigin,
      headers: { accept: 'application/json', domain, authorization: `Bearer ${session['sessionToken']}` },
    },
  };
}

/**
 * The port at which the bench wants a peer to listen.
 * @throws if PORT is not set
 */
export function port(): number {
  return Number(variable('PORT'));
}

/**
 * Reads a body; undefined if the service hides it (403 or 404).
 * @throws on any other status than 200
 */
export async function get({ origin, headers }: Service, path: string): Promise<string | undefined> {
  const { statusCode, body } = await request(origin + path, { headers, dispatcher: agent });
  const text = await body.text();
  if (statusCode === 403 || statusCode === 404) return undefined;
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}.`);
  return text;
}

/**
 * Changes something by PATCH.
 * @throws on any other status than 200
 */
export async function patch({ origin, headers }: Service, path: string, members: object): Promise<void> {
  const { statusCode, body } = await request(origin + path, {
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(members),
    dispatcher: agent,
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}.`);
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<Record<string, string>> {
  const answer = await request(url, { method: 'POST', headers, body, dispatcher: agent });
  return (await answer.body.json()) as Record<string, string>;
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set. Peers are started by the bench: use npm run bench.`);
  return value;
}
