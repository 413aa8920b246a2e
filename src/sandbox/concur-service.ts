import { randomUUID } from 'node:crypto';
import type { ConcurBatch, ConcurData } from './concur-types.ts';
import type { ConcurSignIn } from './concur-sign-in.ts';
import { batchListXml, errorAnswer, serviceRoot } from './concur-xml.ts';
import type { ConcurEdition } from './concur-xml.ts';
import type { SandboxAnswer, SandboxRequest, SandboxService } from './exchange.ts';

const TOKEN_PATH = '/oauth2/v0/token';

/** SAP Concur's payment batches in one edition, over the data given. */
export class ConcurService implements SandboxService {
  readonly signIn: ConcurSignIn;
  readonly #data: ConcurData;
  readonly #edition: ConcurEdition;
  readonly #lists = new Map<string, Buffer>();

  constructor(options: { data: ConcurData; edition: ConcurEdition; signIn: ConcurSignIn }) {
    this.#data = options.data;
    this.#edition = options.edition;
    this.signIn = options.signIn;
  }

  /** Drops what was prepared from the data: something in it has changed. */
  changed(): void {
    this.#lists.clear();
  }

  mediaTypeOf(pathname: string): 'application/xml' | 'application/json' {
    return pathname.startsWith('/oauth2/') ? 'application/json' : 'application/xml';
  }

  answer(request: SandboxRequest): SandboxAnswer {
    if (request.pathname === TOKEN_PATH) return this.signIn.token(request);
    const answer = this.signIn.refusal(request) ?? this.#route(request);
    // Concur: the header's casing varies; the caller's own id comes back, else one of the service's.
    const correlation = request.headers['concur-correlationid'];
    const id = typeof correlation === 'string' ? correlation : randomUUID();
    return { ...answer, headers: { ...answer.headers, 'Concur-CorrelationId': id } };
  }

  #route(request: SandboxRequest): SandboxAnswer {
    const root = serviceRoot(this.#edition);
    if (!request.pathname.startsWith(`${root}/`)) return notServed(request);
    const rest = request.pathname.slice(root.length);
    if (request.method === 'GET' && rest.startsWith('/v1.1/batchlist')) return this.#list(request, rest);
    return notServed(request);
  }

  #list(request: SandboxRequest, rest: string): SandboxAnswer {
    const status = listedStatus(this.#edition, rest, request.query);
    if (status === undefined) return notServed(request);
    let body = this.#lists.get(status);
    if (body === undefined) {
      const batches = this.#data.batches.filter((batch) => status === 'ALL' || batch.status === status);
      body = Buffer.from(batchListXml(batches, this.#edition));
      this.#lists.set(status, body);
    }
    return { status: 200, contentType: 'application/xml; charset=utf-8', body };
  }
}

/**
 * Which list a path asks for. Concur 2018 edition: by `?Status=`; 2020: by the path's last part. What the unfiltered
 * list holds is not documented: here, everything.
 */
function listedStatus(
  edition: ConcurEdition,
  rest: string,
  query: string,
): ConcurBatch['status'] | 'ALL' | undefined {
  const [, , , last = '', ...more] = rest.split('/');
  if (!/^\/v1\.1\/batchlist(\/|$)/.test(rest) || more.length > 0) return undefined;
  const wanted = edition === '2018' ? new URLSearchParams(query).get('Status') : last;
  if (edition === '2018' && last !== '') return undefined;
  switch (wanted?.toUpperCase()) {
    case 'OPEN':
      return 'OPEN';
    case 'CLOSED':
      return 'CLOSED';
    case '':
    case undefined:
      return 'ALL';
    default:
      return undefined;
  }
}

function notServed(request: SandboxRequest): SandboxAnswer {
  return errorAnswer(404, `No resource answers ${request.method} ${request.pathname}.`);
}
