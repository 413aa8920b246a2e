import type { TestContext } from 'node:test';
import { NewestRefreshToken, refreshStoreInMemory } from '../../../src/services/concur/refresh-token.ts';
import type { RefreshStore } from '../../../src/services/concur/refresh-token.ts';
import { ConcurSignIn } from '../../../src/services/concur/sign-in.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { HttpClient } from '../../../src/upstream/http-client.ts';

/** Where Concur signs in. */
export const TOKEN = '/oauth2/v0/token';

export interface SignInsOptions {
  store?: RefreshStore;
  /** Epoch milliseconds. */
  now?: () => number;
  refreshToken?: string;
}

/**
 * Sign-ins at the sandbox, over real sockets. `asked` is where they went: an address of Concur's own is led to the
 * sandbox instead, as a test has none of Concur's.
 */
export async function signInsAt(t: TestContext, options: SignInsOptions = {}) {
  const { concur: sandbox, close } = await startSandbox();
  const http = new HttpClient({ source: 'CONCUR', connections: 2, timeoutMs: 2_000, maxBodyBytes: 100_000 });
  t.after(async () => {
    await http.close();
    await close();
  });
  const asked: string[] = [];
  const store = options.store ?? refreshStoreInMemory();
  const unsaved: unknown[] = [];
  const newest = new NewestRefreshToken({
    store,
    onUnsaved: (error) => unsaved.push(error),
    onLost: () => unsaved.push('lost'),
  });
  const signIn = new ConcurSignIn({
    http: {
      request(request) {
        asked.push(request.origin);
        return http.request({ ...request, origin: sandbox.origin });
      },
    },
    credentials: {
      baseUrl: sandbox.origin,
      ...sandbox.credentials,
      ...(options.refreshToken !== undefined && { refreshToken: options.refreshToken }),
    },
    newest,
    now: options.now ?? (() => 1_000_000),
  });
  const answer = (status: number, body: unknown): void =>
    sandbox.faults.add({
      path: TOKEN,
      fault: { kind: 'status', status, body: typeof body === 'string' ? body : JSON.stringify(body) },
    });
  return { sandbox, asked, store, newest, unsaved, signIn, answer };
}

/** A sign-in that is granted, its `expires_in` aside. */
export const GRANT = { access_token: 'at', refresh_token: 'rt-2', token_type: 'Bearer', scope: 'PAYBAT' };
