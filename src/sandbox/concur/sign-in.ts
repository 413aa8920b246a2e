import { randomBytes } from 'node:crypto';
import type { ConcurApplication } from './batches.ts';
import { errorAnswer } from './xml.ts';
import type { SandboxAnswer, SandboxRequest } from '../exchange.ts';

/** Issues and checks Concur's tokens. */
export interface ConcurSignIn {
  /** Answers the token endpoint. */
  token(request: SandboxRequest): SandboxAnswer;
  /** The refusal of an unauthorised request; undefined if the request is authorised. */
  refusal(request: SandboxRequest): SandboxAnswer | undefined;
  /** Revokes every access token issued so far. */
  revoke(): void;
}

const LIFETIME_SECONDS = 3600;
/** What a company exchanges for its first refresh token, with any UUID. */
export const COMPANY_REQUEST_TOKEN = 'company-request-token';

/**
 * OAuth with the `refresh_token` grant, and the `password` grant for a company's first refresh token. Every refresh issues a new refresh token; the old one works until the
 * new one is used.
 * @param lifetimeSeconds lifetime of access tokens
 */
export function concurSignIn(
  application: ConcurApplication,
  lifetimeSeconds = LIFETIME_SECONDS,
): ConcurSignIn {
  const expiries = new Map<string, number>();
  const parents = new Map<string, string | undefined>([[application.refreshToken, undefined]]);

  return {
    token(request) {
      const form = new URLSearchParams(request.body);
      const refreshToken = form.get('refresh_token') ?? '';
      if (request.method !== 'POST') return { status: 405, headers: { Allow: 'POST' } };
      if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
        return refuse(request, 400, 'invalid_request', 'the request must be form-encoded', 5);
      }
      if (form.get('client_id') !== application.clientId) {
        return refuse(request, 400, 'invalid_client', 'client not found', 61);
      }
      if (form.get('client_secret') !== application.clientSecret) {
        return refuse(request, 401, 'invalid_client', 'incorrect credentials', 64);
      }
      if (form.get('grant_type') === 'password') {
        const isKnown =
          form.get('credtype') === 'authtoken' && form.get('password') === COMPANY_REQUEST_TOKEN;
        if (isKnown) return issue(request, application.refreshToken);
        return refuse(request, 400, 'invalid_grant', 'incorrect credentials', 5);
      }
      if (form.get('grant_type') !== 'refresh_token') {
        return refuse(request, 400, 'unsupported_grant_type', 'only refresh_token is served here', 5);
      }
      if (!parents.has(refreshToken))
        return refuse(request, 400, 'invalid_grant', 'bad or expired refresh token', 108);
      return issue(request, refreshToken);
    },
    refusal({ headers }) {
      // Concur: 401 means that the header is missing, 403 that the token has expired or was revoked.
      if (headers.authorization === undefined) return errorAnswer(401, 'Authorization header is missing.');
      const expiry = expiries.get(headers.authorization.replace(/^Bearer /i, ''));
      if (expiry === undefined || expiry <= Date.now())
        return errorAnswer(403, 'The access token is invalid or expired.');
      if (application.scope.split(' ').includes('PAYBAT')) return undefined;
      return errorAnswer(403, 'The application does not have the PAYBAT scope.');
    },
    revoke: () => expiries.clear(),
  };

  function issue(request: SandboxRequest, refreshToken: string): SandboxAnswer {
    const replaced = parents.get(refreshToken);
    if (replaced !== undefined) parents.delete(replaced);
    const next = `rt-${randomBytes(16).toString('hex')}`;
    const accessToken = `at-${randomBytes(24).toString('base64url')}`;
    parents.set(next, refreshToken);
    expiries.set(accessToken, Date.now() + lifetimeSeconds * 1000);
    return json(200, {
      expires_in: String(lifetimeSeconds),
      scope: application.scope,
      token_type: 'Bearer',
      access_token: accessToken,
      refresh_token: next,
      // Concur: the address may have a path; only its origin matters.
      geolocation: `${request.origin}/profile/v1`,
    });
  }
}

function refuse(
  request: SandboxRequest,
  status: number,
  error: string,
  description: string,
  code: number,
): SandboxAnswer {
  return json(status, {
    error,
    error_description: description,
    code,
    geolocation: `${request.origin}/profile/v1`,
  });
}

function json(status: number, value: unknown): SandboxAnswer {
  return { status, contentType: 'application/json;charset=UTF-8', body: JSON.stringify(value) };
}
