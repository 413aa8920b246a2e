import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, HTTPGraphQLResponse } from '@apollo/server';
import type { GatewayContext } from '../context.ts';
import { answerTypeFor } from './accept.ts';
import type { Admission } from './admission.ts';
import { sendRefused, sendText } from './answer.ts';
import type { AnswerType } from './answer.ts';
import { codingFor, pack } from './compression.ts';
import { checkMethod, readGraphqlRequest } from './graphql-request.ts';
import type { HeldBytes } from './held-bytes.ts';
import type { HttpLimits } from './limits.ts';
import { RefusedRequest } from './refused-request.ts';

export interface GraphqlEndpointOptions {
  server: ApolloServer<GatewayContext>;
  /** Makes what one request works with; `gone` ends when its client has gone away. */
  contextFor: (request: IncomingMessage, gone: AbortSignal) => GatewayContext;
  admission: Admission;
  /** What long bodies are held from. */
  held: HeldBytes;
  limits: HttpLimits;
}

/** Answers GraphQL over HTTP: everything between the socket and the server's own `executeHTTPGraphQLRequest`. */
export function graphqlEndpoint(options: GraphqlEndpointOptions) {
  const { server, contextFor, admission, held, limits } = options;

  async function answer(request: IncomingMessage, response: ServerResponse, type: AnswerType): Promise<void> {
    admission.check();
    const httpGraphQLRequest = await readGraphqlRequest(request, response, type, limits, held);
    await admission.run(async () => {
      const gone = new AbortController();
      response.once('close', () => gone.abort(new Error('the client went away')));
      const answered = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: async () => contextFor(request, gone.signal),
      });
      await send(request, response, type, answered);
    });
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const type = answerTypeFor(request.headers.accept);
    try {
      checkMethod(request.method);
      // Before anything is done: a write whose answer nobody can read would be done for nothing.
      if (type === undefined) throw notAcceptable();
      await answer(request, response, type);
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      sendRefused(response, error, type);
    }
  };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  type: AnswerType,
  { status = 200, headers, body }: HTTPGraphQLResponse,
): Promise<void> {
  if (body.kind !== 'complete') throw new Error('the schema has nothing that is answered in parts');
  const more: string[] = [];
  for (const [name, value] of headers) if (name !== 'content-type') more.push(name, value);
  const coding = codingFor(request.headers['accept-encoding'], body.string.length);
  if (coding === 'identity') return sendText(response, status, type, body.string, more);
  more.push('content-encoding', coding);
  return sendText(response, status, type, await pack(body.string, coding), more);
}

function notAcceptable(): RefusedRequest {
  return new RefusedRequest(
    406,
    'NOT_ACCEPTABLE',
    'Answers are application/graphql-response+json or application/json; accept one of them.',
  );
}
