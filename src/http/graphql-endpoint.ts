import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLResponse } from '@apollo/server';
import type { GatewayContext } from '../context.ts';
import { sendRefusal } from './answer.ts';
import { readText, RequestBodyError } from './request-body.ts';

/** Largest GraphQL request that is read, in bytes. */
const LARGEST_BODY = 1_048_576;

export interface GraphqlEndpointOptions {
  server: ApolloServer<GatewayContext>;
  /** Makes what one request works with; `gone` ends when its client has gone away. */
  contextFor: (request: IncomingMessage, gone: AbortSignal) => GatewayContext;
}

/** Answers GraphQL over HTTP: everything between the socket and the server's own `executeHTTPGraphQLRequest`. */
export function graphqlEndpoint({ server, contextFor }: GraphqlEndpointOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request, response);
    if (!body) return;
    const gone = new AbortController();
    response.once('close', () => gone.abort(new Error('the client went away')));
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? 'GET',
        headers: headerMap(request),
        search: searchOf(request.url ?? ''),
        body: body.value,
      },
      context: async () => contextFor(request, gone.signal),
    });
    await send(response, answer);
  };
}

/** The parsed body; undefined once the request has been refused for it. */
async function bodyOf(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ value: unknown } | undefined> {
  if (request.method !== 'POST') return { value: undefined };
  if (!isJson(request.headers['content-type'])) {
    sendRefusal(response, 415, 'BAD_REQUEST', 'Send the request as application/json in UTF-8.', {
      'accept-post': 'application/json',
    });
    return undefined;
  }
  try {
    const text = await readText(request, LARGEST_BODY);
    return { value: parse(text) };
  } catch (error) {
    if (!(error instanceof RequestBodyError)) throw error;
    // What is left of the body would be taken for the next request on this connection.
    sendRefusal(response, error.status, 'BAD_REQUEST', error.message, { connection: 'close' });
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestBodyError(400, 'The body is not JSON.');
  }
}

/** JSON, in no charset other than the only one that JSON has. */
function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(contentType ?? '');
}

function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function searchOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark);
}

async function send(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  response.statusCode = answer.status ?? 200;
  response.setHeader('x-content-type-options', 'nosniff');
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body.kind === 'complete') {
    response.setHeader('content-length', Buffer.byteLength(answer.body.string));
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}
