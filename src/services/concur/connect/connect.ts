import * as z from 'zod';
import { StartError } from '../../../start-error.ts';
import type { Transport } from '../../../upstream/http-client.ts';

/** What a company gives, for its first refresh token. */
export interface CompanyRequest {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** The company's id, a UUID, from the page that shows the request token. */
  company: string;
  /** Concur: a Company Request Token is good for 24 hours, and once. */
  requestToken: string;
}

const granted = z.object({ refresh_token: z.string().regex(/^[!-~]+$/), geolocation: z.url().optional() });
const refused = z.object({ error: z.string().optional(), error_description: z.string().optional() });

/**
 * Exchanges a Company Request Token for the company's first refresh token: Concur's password grant with
 * `credtype=authtoken`. It is sent once, as the token is good once.
 * @returns the refresh token, and the origin of the company's data centre if Concur names it
 * @throws {StartError} with what to do now, if Concur refuses or answers something else
 * @throws {UpstreamError} if it cannot be reached
 */
export async function connectCompany(
  http: Transport,
  { baseUrl, clientId, clientSecret, company, requestToken }: CompanyRequest,
): Promise<{ refreshToken: string; origin: string | undefined }> {
  const form = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'password',
    username: company,
    password: requestToken,
    credtype: 'authtoken',
  });
  const { status, body } = await http.request({
    method: 'POST',
    origin: baseUrl,
    path: '/oauth2/v0/token',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  const answer = jsonOf(body);
  const { data } = granted.safeParse(answer);
  if (status === 200 && data) {
    const { refresh_token: refreshToken, geolocation } = data;
    return { refreshToken, origin: geolocation === undefined ? undefined : new URL(geolocation).origin };
  }
  const { error, error_description: words } = refused.safeParse(answer).data ?? {};
  throw new StartError(
    `Concur answered ${status}${error ? ` (${[error, words].filter(Boolean).join(': ')})` : ''}. ` +
      'A Company Request Token is good for 24 hours and once: have a new one made. If the client is refused, check ' +
      'CONCUR_CLIENT_ID and CONCUR_CLIENT_SECRET; if there is no such company, check that CONCUR_BASE_URL is its data centre.',
  );
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString().replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
