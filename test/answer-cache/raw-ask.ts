import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A GraphQL request, down to what of HTTP its answer may depend on. */
export interface Ask {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  /** POST when absent. */
  method?: 'POST' | 'GET' | 'HEAD';
  headers?: Record<string, string>;
}

/** What came over the wire, nothing unpacked. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks over kept connections. */
export class Asker {
  readonly #agent = new Agent({ keepAlive: true });

  /** @param origin where the gateway listens */
  ask(origin: string, asked: Ask, signal?: AbortSignal): Promise<RawAnswer> {
    const { query, variables, operationName, method = 'POST', headers } = asked;
    const said = { query, ...(variables && { variables }), ...(operationName && { operationName }) };
    const body = method === 'POST' ? JSON.stringify(said) : undefined;
    return new Promise((resolve, reject) => {
      const sent = request(
        `${origin}/graphql${body === undefined ? searchOf(asked) : ''}`,
        {
          agent: this.#agent,
          method,
          headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
          ...(signal && { signal }),
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(pieces),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function searchOf({ query, variables, operationName }: Ask): string {
  const search = new URLSearchParams({ query });
  if (variables) search.set('variables', JSON.stringify(variables));
  if (operationName) search.set('operationName', operationName);
  return `?${search}`;
}

/** What an answer says, whatever it is packed in. */
export function unpacked<Data = unknown>({
  headers,
  body,
}: RawAnswer): {
  data?: Data;
  errors?: readonly { message: string; extensions: Record<string, unknown> }[];
} {
  const coding = headers['content-encoding'];
  const bytes = coding === 'gzip' ? gunzipSync(body) : coding === 'br' ? brotliDecompressSync(body) : body;
  return JSON.parse(bytes.toString()) as ReturnType<typeof unpacked<Data>>;
}
