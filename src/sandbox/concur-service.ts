import { randomUUID } from 'node:crypto';
import { lengthRefusal } from './concur-close.ts';
import type { ConcurClosing } from './concur-close.ts';
import { fileAnswer } from './concur-file.ts';
import { concurRoute } from './concur-routes.ts';
import type { ConcurEdition, ConcurRoute } from './concur-routes.ts';
import type { ConcurSignIn } from './concur-sign-in.ts';
import type { ConcurStore } from './concur-store.ts';
import { errorAnswer } from './concur-xml.ts';
import type { SandboxAnswer, SandboxRequest, SandboxService } from './exchange.ts';

const TOKEN_PATH = '/oauth2/v0/token';

/** What a ConcurService needs. */
export interface ConcurServiceOptions {
  edition: ConcurEdition;
  store: ConcurStore;
  signIn: ConcurSignIn;
  closing: ConcurClosing;
}

/** SAP Concur's token endpoint and its payment batch service in one edition. */
export class ConcurService implements SandboxService {
  readonly #options: ConcurServiceOptions;

  constructor(options: ConcurServiceOptions) {
    this.#options = options;
  }

  mediaTypeOf(pathname: string): 'application/xml' | 'application/json' {
    return pathname.startsWith('/oauth2/') ? 'application/json' : 'application/xml';
  }

  answer(request: SandboxRequest): SandboxAnswer | Promise<SandboxAnswer> {
    const { signIn, edition } = this.#options;
    if (request.pathname === TOKEN_PATH) return signIn.token(request);
    const route = concurRoute(edition, request);
    const answer =
      signIn.refusal(request) ?? (route === undefined ? notServed(request) : this.#follow(route, request));
    if (answer instanceof Promise) return answer.then((late) => correlated(request, late));
    return correlated(request, answer);
  }

  #follow(route: ConcurRoute, request: SandboxRequest): SandboxAnswer | Promise<SandboxAnswer> {
    const { store, closing } = this.#options;
    switch (route.kind) {
      case 'list':
        return {
          status: 200,
          contentType: 'application/xml; charset=utf-8',
          body: store.listBody(route.status, this.#options.edition),
        };
      case 'close': {
        const refusal = lengthRefusal(request);
        if (refusal !== undefined) return refusal;
        const batch = store.byEncryptedId(route.id);
        if (batch === undefined) return errorAnswer(400, `The batch id ${route.id} is invalid.`);
        return route.version === '1.2' ? closing.closeLater(batch) : closing.closeNow(batch);
      }
      case 'file':
        return this.#file(route.id);
    }
  }

  /**
   * Concur 2018 edition: a file is named by its batch's encrypted id. Since 2020: by the key of the job run
   * that wrote it.
   */
  #file(id: string): SandboxAnswer | Promise<SandboxAnswer> {
    const { store, edition } = this.#options;
    const batch = edition === '2018' ? store.byEncryptedId(id) : store.byJobRunKey(id);
    if (batch === undefined) return errorAnswer(404, `There is no payment batch file ${id}.`, true);
    if (batch.status === 'OPEN') return errorAnswer(400, 'The batch is open: it has no file yet.');
    return fileAnswer(batch);
  }
}

/**
 * Adds the correlation id. Concur: the header's casing varies; the caller's own id is echoed, or else the
 * service makes one.
 */
function correlated({ headers }: SandboxRequest, answer: SandboxAnswer): SandboxAnswer {
  const given = headers['concur-correlationid'];
  const id = typeof given === 'string' ? given : randomUUID();
  return { ...answer, headers: { ...answer.headers, 'Concur-CorrelationId': id } };
}

function notServed(request: SandboxRequest): SandboxAnswer {
  return errorAnswer(404, `No resource answers ${request.method} ${request.pathname}.`);
}
