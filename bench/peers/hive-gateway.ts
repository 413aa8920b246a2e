import { Agent, createServer } from 'node:http';
import { createGatewayRuntime, LegacyLogger, Logger } from '@graphql-hive/gateway-runtime';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { port, signedInServices } from './services.ts';

/**
 * Hive Gateway over iplicit's OpenAPI description, composed as `mesh-compose` does it. The fields that lead from one thing
 * to the next are `@resolveTo`s, which its own way of delegating fetches side by side: iplicit looks up one id at a time, so there is nothing to batch. Connections
 * are kept and requests alike that are in flight are answered once, as its documentation offers for speed.
 */
const { iplicit } = await signedInServices();
const LEADING_ON = /* GraphQL */ `
  extend type BulkPayment {
    detail: BulkPaymentDetail
      @resolveTo(
        sourceName: "iplicit"
        sourceTypeName: "Query"
        sourceFieldName: "bulkPayment"
        requiredSelectionSet: "{ id }"
        sourceArgs: { id: "{root.id}" }
      )
  }
  extend type Allocation {
    document: Document
      @resolveTo(
        sourceName: "iplicit"
        sourceTypeName: "Query"
        sourceFieldName: "document"
        requiredSelectionSet: "{ docId }"
        sourceArgs: { id: "{root.docId}" }
      )
  }
  extend type Document {
    contactAccount: CatalogItem
      @resolveTo(
        sourceName: "iplicit"
        sourceTypeName: "Query"
        sourceFieldName: "contactAccount"
        requiredSelectionSet: "{ contactAccountId }"
        sourceArgs: { id: "{root.contactAccountId}" }
      )
  }
`;
const agent = new Agent({ keepAlive: true });
const supergraph = await getComposedSchemaFromConfig(
  {
    subgraphs: [
      {
        sourceHandler: loadOpenAPISubgraph('iplicit', {
          source: new URL('iplicit.openapi.json', import.meta.url).pathname,
          endpoint: iplicit.origin,
          operationHeaders: { ...iplicit.headers },
        }),
      },
    ],
    additionalTypeDefs: LEADING_ON,
  },
  LegacyLogger.from(new Logger({ level: 'error' })),
);
const gateway = createGatewayRuntime({
  supergraph,
  graphiql: false,
  landingPage: false,
  logging: 'error',
  requestId: false,
  customAgent: () => agent,
  inboundInflightRequestDeduplication: true,
});
createServer(gateway).listen(port(), '127.0.0.1');
