import { Agent, createServer } from 'node:http';
import { createGatewayRuntime, LegacyLogger, Logger } from '@graphql-hive/gateway-runtime';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { port, signedInServices } from './services.ts';

/**
 * Hive Gateway over iplicit's OpenAPI description, composed as `mesh-compose` does. The links between types are
 * `@resolveTo`s, which it fetches concurrently; iplicit looks up one id at a time, so there is nothing to batch. Connections
 * are kept alive and identical requests in flight are answered once, both of which its documentation offers for speed.
 */
const { iplicit } = await signedInServices();
const LINKS = /* GraphQL */ `
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
    additionalTypeDefs: LINKS,
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
