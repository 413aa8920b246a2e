import { Agent, request } from 'undici';

/** One of the services, signed in to. */
export interface Service {
  origin: string;
  headers: Record<string, string>;
}

/** Both services, as the environment names them; the same variables that the gateway reads. */
export interface Services {
  concur: Service;
  iplicit: Service;
}

/** Connections kept to the upstream: enough for every request that a screen needs to be under way at once. */
export const agent = new Agent({ connections: 256, pipelining: 1 });

/** Signs in to both services, once for as long as the bench lasts. */
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

/** The port that the bench wants a peer to listen at. */
export function port(): number {
  return Number(variable('PORT'));
}

/** A body, or undefined where the service says that there is nothing to be seen. */
export async function get({ origin, headers }: Service, path: string): Promise<string | undefined> {
  const { statusCode, body } = await request(origin + path, { headers, dispatcher: agent });
  const text = await body.text();
  if (statusCode === 403 || statusCode === 404) return undefined;
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}.`);
  return text;
}

/** Changes something; resolves when the service has said that it did. */
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
  if (value === undefined) throw new Error(`${name} is not set; the bench starts its peers itself.`);
  return value;
}
