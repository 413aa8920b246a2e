import { readFileSync } from 'node:fs';
import { RESTDataSource } from '@apollo/datasource-rest';
import type { AugmentedRequest, DataSourceConfig } from '@apollo/datasource-rest';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLError } from 'graphql';
import { parseExactly } from './exact-json.ts';
import { LoadedReads } from './loaded-reads.ts';
import { fieldResolvers, resolvers } from './resolvers.ts';
import type { ReadsContext } from './resolvers.ts';
import { port, signedInServices } from './services.ts';
import type { Service } from './services.ts';

/**
 * Apollo Server with a RESTDataSource for each service, set up as its documentation recommends: new ones for each request,
 * with the server's cache. DataLoaders stand in front of them.
 */
class BenchSource extends RESTDataSource {
  override readonly baseURL: string;
  readonly #headers: Service['headers'];

  constructor({ origin, headers }: Service, config: DataSourceConfig) {
    super(config);
    this.baseURL = origin;
    this.#headers = headers;
  }

  override willSendRequest(_path: string, request: AugmentedRequest): void {
    Object.assign(request.headers, this.#headers);
  }

  /** The inherited method loses digits of decimals and does not read XML. */
  override async parseBody(response: Parameters<RESTDataSource['parseBody']>[0]): Promise<object | string> {
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return isJson ? (parseExactly(text) as object) : text;
  }

  /** Reads a body; null if the service hides it. */
  async read<T>(path: string): Promise<T | null> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (isHidden(error)) return null;
      throw error;
    }
  }

  /** Changes something by PATCH. */
  async change(path: string, members: object): Promise<void> {
    await this.patch(path, { body: members });
  }
}

function isHidden(error: unknown): boolean {
  const response = error instanceof GraphQLError ? error.extensions['response'] : undefined;
  const status = (response as { status?: number } | undefined)?.status;
  return status === 403 || status === 404;
}

const services = await signedInServices();
const server = new ApolloServer<ReadsContext>({
  typeDefs: readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'),
  resolvers: { ...resolvers, ...fieldResolvers },
});
await startStandaloneServer(server, {
  listen: { port: port(), host: '127.0.0.1' },
  context: async () => {
    const concur = new BenchSource(services.concur, { cache: server.cache });
    const iplicit = new BenchSource(services.iplicit, { cache: server.cache });
    return {
      reads: new LoadedReads({
        json: (path) => iplicit.read(path),
        xml: async (path) => (await concur.read<string>(path)) ?? '',
        patch: (path, members) => iplicit.change(path, members),
      }),
    };
  },
});
