import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, graphql } from 'graphql';

/**
 * The schema of another team's subgraph: who has to look at which payment. It extends BulkPayment, refers to PaymentBatch, and has
 * Relay's `node` too.
 */
export const APPROVALS = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

interface Node { id: ID! }

type BulkPayment implements Node @key(fields: "id") {
  id: ID!
  approval: Approval
}

type PaymentBatch implements Node @key(fields: "id", resolvable: false) { id: ID! }

type Approval implements Node @key(fields: "id") {
  id: ID!
  reviewer: String!
  payment: BulkPayment
  batch: PaymentBatch
}

type Query {
  approvals: [Approval!]!
  node(id: ID!): Node @shareable
}
`;

/** What a subgraph has besides its own schema at run time. Directives do not matter then. */
const AT_RUN_TIME = `
directive @link(url: String, import: [String]) on SCHEMA
directive @key(fields: String, resolvable: Boolean) repeatable on OBJECT
directive @shareable on FIELD_DEFINITION
scalar _Any
union _Entity = BulkPayment | Approval
extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
`;

interface Approval {
  id: string;
  reviewer: string;
  payment: { __typename: 'BulkPayment'; id: string } | null;
  batch: { __typename: 'PaymentBatch'; id: string } | null;
}

/** A running subgraph. */
export interface Subgraph {
  url: string;
  /** Headers of the requests that it got, with names in lower case. */
  requests: IncomingMessage['headers'][];
  close(): void;
}

/**
 * Starts the subgraph.
 * @param payments gateway ids of the payments that are to be approved; the first reviewer has the first one, and so on
 * @param batch gateway id of a batch, which the first approval is about as well
 */
export async function startApprovals(payments: readonly string[], batch: string): Promise<Subgraph> {
  const schema = buildSchema(APPROVALS.replace(/^extend schema.*$/m, '') + AT_RUN_TIME);
  const approvals: Approval[] = payments.map((id, index) => ({
    id: `Approval:${index}`,
    reviewer: `Reviewer ${index}`,
    payment: { __typename: 'BulkPayment', id },
    batch: index === 0 ? { __typename: 'PaymentBatch', id: batch } : null,
  }));
  const shown = (approval: Approval) => ({ __typename: 'Approval', ...approval });
  const rootValue = {
    approvals: () => approvals.map(shown),
    node: ({ id }: { id: string }) => approvals.map(shown).find((one) => one.id === id) ?? null,
    _entities: ({ representations }: { representations: { __typename: string; id: string }[] }) =>
      representations.map(({ __typename, id }) => ({
        __typename,
        id,
        approval: approvals.map(shown).find(({ payment }) => payment?.id === id) ?? null,
      })),
  };
  const requests: Subgraph['requests'] = [];
  const server = createServer(async (request, response) => {
    requests.push(request.headers);
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const result = await graphql({ schema, source: query, rootValue, variableValues: variables ?? null });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
