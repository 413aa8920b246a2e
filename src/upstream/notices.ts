import type { IncomingHttpHeaders } from 'node:http';
import type { Transport } from './http-client.ts';

/** The headers in which a service announces what will change: a usual one, and that of RFC 8594. */
const HEADERS = ['x-api-warn', 'sunset'] as const;
/** The most announcements that are kept, and the most characters of each. */
const MAX_NOTICES = 20;
const MAX_LENGTH = 500;

/** What a service has announced about itself in its answers since the start, such as the end of an API. */
export class Notices {
  readonly #found = new Set<string>();

  /** Each once, in the order in which they first came. */
  get all(): readonly string[] {
    return [...this.#found];
  }

  /** The same client, whose answers are looked through for announcements. */
  from(http: Transport): Transport {
    return {
      request: async (request) => this.#noted(await http.request(request)),
      stream: async (request) => this.#noted(await http.stream(request)),
      close: (maxMs) => http.close(maxMs),
    };
  }

  #noted<Answer extends { readonly headers: IncomingHttpHeaders }>(answer: Answer): Answer {
    for (const header of HEADERS) {
      const text = answer.headers[header];
      if (text !== undefined && this.#found.size < MAX_NOTICES)
        this.#found.add(`${header}: ${String(text)}`.replace(/\p{Cc}+/gu, ' ').slice(0, MAX_LENGTH));
    }
    return answer;
  }
}
