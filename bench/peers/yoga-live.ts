import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { useServer } from 'graphql-ws/use/ws';
import { createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { get, port, signedInServices } from './services.ts';

/**
 * GraphQL Yoga with graphql-ws, as its documents advise, and a poll written by hand for each subscription: what a team builds over a
 * service that pushes nothing.
 */

/** Milliseconds between two looks, as the gateway's default. */
const INTERVAL_MS = 5_000;

const { iplicit } = await signedInServices();

async function* changes(uuid: string): AsyncGenerator<unknown> {
  let last: string | undefined;
  for (;;) {
    const body = await get(iplicit, `/api/BatchPayment/${uuid}`);
    if (body !== undefined && body !== last) {
      last = body;
      const { id, batchNo, description, paymentDate } = JSON.parse(body) as Record<string, unknown>;
      yield { bulkPaymentUpdated: { id, reference: batchNo, description, paymentDate } };
    }
    await sleep(INTERVAL_MS);
  }
}

const yoga = createYoga({
  schema: createSchema({
    typeDefs: `
      type Query { ok: Boolean }
      type BulkPayment { id: ID! reference: String description: String paymentDate: String }
      type Subscription { bulkPaymentUpdated(id: ID!): BulkPayment }
    `,
    resolvers: {
      Subscription: {
        bulkPaymentUpdated: { subscribe: (_: unknown, { id }: { id: string }) => changes(id) },
      },
    },
  }),
  graphiql: false,
  landingPage: false,
  logging: false,
});
const server = createServer(yoga);

type Run = (args: object) => unknown;
useServer(
  {
    execute: (args) => (args.rootValue as { execute: Run }).execute(args) as never,
    subscribe: (args) => (args.rootValue as { subscribe: Run }).subscribe(args) as never,
    async onSubscribe(context, _id, params) {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...context,
        params,
      });
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length > 0 ? errors : args;
    },
  },
  new WebSocketServer({ server, path: '/graphql' }),
);
server.listen(port(), '127.0.0.1');
