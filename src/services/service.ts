import type { Readable } from 'node:stream';
import * as z from 'zod';
import type { GraphQLFieldResolver } from 'graphql';
import type { Logger } from 'pino';
import type { ArgumentScopes } from '../auth/scope-guard.ts';
import { problemsIn } from '../environment.ts';
import type { SecretFile } from '../secret-files.ts';
import type { PaymentRunPhase, PaymentSource } from '../generated/enums.ts';
import type {
  NodeResolvers,
  PaymentRunResolvers,
  Resolvers,
  ResolversInterfaceTypes,
  ResolversTypes,
  SubscriptionResolvers,
} from '../generated/resolvers.ts';
import type { ReadyOperation } from '../graphiql/operations.ts';
import type { Place } from '../graphql/connection.ts';
import type { Reader } from '../upstream/reader.ts';
import type { CallerCredential } from '../upstream/service.ts';
import type { SecretStore } from '../writes/secret-store.ts';
import type { Intent, KeyValueStore } from '../writes/store/store.ts';
import type { Evidence, GivenCredentials, ReadBack } from '../writes/write.ts';
import type { Connection, ConnectionOptions } from './connection.ts';
import type { GatewayContext, ReadsClass, ReadsOfCaller } from './context.ts';

/** Environment variables that are set, by name. */
export type Variables = Readonly<Record<string, string>>;

/** Any object with a gateway id. */
export type Node = ResolversInterfaceTypes<ResolversTypes>['Node'];
/** The name of its type in the schema. */
export type NodeName = Extract<ReturnType<NodeResolvers['__resolveType']>, string>;
/** A payment run of any service. */
export type PaymentRun = ResolversInterfaceTypes<ResolversTypes>['PaymentRun'];

/** The name of its type in the schema. */
export type PaymentRunName = Extract<ReturnType<PaymentRunResolvers['__resolveType']>, string>;

/**
 * Resolvers of any part of the schema. The root fields of subscriptions resolve like those of queries: a
 * subscription is executed again when what it has read has changed.
 */
export type ServiceResolvers = Omit<Resolvers, 'Subscription'> & {
  readonly Subscription?: {
    readonly [Field in keyof SubscriptionResolvers]?: GraphQLFieldResolver<unknown, GatewayContext>;
  };
};

/** Objects that have gateway ids, all of one type. */
export interface NodeType<Name extends NodeName = NodeName> {
  readonly name: Name;
  /** Whether an object that resolvers pass on is of this type. */
  is(node: object): boolean;
  /**
   * Its service's key for an object that a caller names, by gateway id or as the service knows it. If absent, what `keyOf`
   * gives. Nothing is read.
   * @param argument path to the argument, for errors
   * @throws {GraphQLError} BAD_USER_INPUT for a text that can name none
   */
  keyOf?(given: string, argument: readonly string[]): string;
  /**
   * Reads one object.
   * @param key its service's key
   * @param argument path to the id, for errors
   * @returns null if there is none
   * @throws {GraphQLError} BAD_USER_INPUT for a key that cannot be one
   * @throws {UpstreamError} if the service cannot be read
   */
  read(context: GatewayContext, key: string, argument: readonly string[]): Promise<Node | null>;
}

/** What any run can be filtered and added up by. A value that cannot be read throws UPSTREAM_MALFORMED when it is looked at. */
export interface RunFacts {
  readonly reference: string;
  readonly phase: PaymentRunPhase;
  /** A decimal. */
  readonly amount: string;
  /** ISO 4217; null if the service does not say. */
  readonly currency: string | null;
}

/** A run in a service's list. */
export interface ListedRun {
  readonly run: PaymentRun;
  /** Its gateway id. */
  readonly id: string;
  readonly facts: RunFacts;
  /** The position right after it. */
  readonly place: Place;
}

/** Part of a service's list of payment runs. */
export interface RunSlice {
  /** The runs, in an order that lasts. */
  readonly runs: readonly ListedRun[];
  /** Where the list continues after this slice, if it does. */
  readonly next?: Place | undefined;
}

/** The payment runs of a service. */
export interface RunSource {
  /** The type of the runs. */
  readonly type: NodeType<PaymentRunName>;
  /**
   * The gateway id of a run as a caller names it, by gateway id or the service's own; null if there is none.
   * @param argument path to the argument, for errors
   * @throws {GraphQLError} BAD_USER_INPUT if it is no id, or names several runs
   * @throws {UpstreamError} if the service cannot be read
   */
  idOf(context: GatewayContext, given: string, argument: readonly string[]): Promise<string | null>;
  /** The phases that they can be in. */
  readonly phases: readonly PaymentRunPhase[];
  /**
   * Reads a slice of them.
   * @param phases the phases that are asked for; runs in others may be left out. Undefined: all
   * @param after the position to continue from, as an earlier slice gave it; undefined: from the beginning
   * @param wanted how many runs are asked for; there may be more or fewer
   * @throws {GraphQLError} BAD_USER_INPUT for a position that makes no sense
   * @throws {UpstreamError} if the service cannot be read
   */
  list(
    context: GatewayContext,
    phases: ReadonlySet<PaymentRunPhase> | undefined,
    after: Place | undefined,
    wanted: number,
  ): Promise<RunSlice>;
}

/** A file being streamed. The caller must read or destroy `body`. */
export interface FileDownload {
  /** Content type, file name and, if the service gives it, length. */
  headers: Record<string, string>;
  /** Exactly the bytes that the service sends. The stream fails if the service breaks off. */
  body: Readable;
}

/** Files of a service, each at an address of its own. */
export interface FileRoute {
  /** Path prefix; an id follows. */
  readonly path: string;
  /** The download's name in the log. */
  readonly operation: string;
  /** The parts of the schema whose scopes a caller needs. */
  readonly coordinates: readonly string[];
  /** Points that a download costs. */
  readonly points: number;
  /** What to tell a caller if there is no file. */
  readonly absent: string;
  /**
   * Opens a file as a stream, with reads that nobody shares.
   * @param content what must be there, as a signed link has it; undefined: whatever is
   * @returns undefined if there is no such file
   * @throws {GraphQLError} BAD_USER_INPUT for a malformed id
   * @throws {UpstreamError} if the service cannot be reached or does not return a file
   */
  open(
    reads: ReadsOfCaller,
    id: string,
    signal: AbortSignal,
    content?: string,
  ): Promise<FileDownload | undefined>;
}

/**
 * Finds out what became of a write whose answer was lost: reads the service and compares with what the intent
 * says. Throws UpstreamError if it cannot be read.
 */
export type ReadBackWith<Access> = (access: Access, intent: Intent) => Promise<Evidence>;

/** What the process gives each service to open it with. */
export interface Tools extends ConnectionOptions {
  /** Keeps the service's secrets where every replica finds them, even after a restart. */
  readonly secrets: SecretStore;
  /** Keeps what else must outlive a request. */
  readonly values: KeyValueStore;
  readonly log: Logger;
}

/** A stand-in for a service, which runs in this process. */
export interface RunningSandbox {
  /** The service's environment variables that lead to it. */
  readonly variables: Variables;
  close(): Promise<void>;
}

/** How a service is configured. */
interface Environment<Credentials extends z.ZodRawShape, Settings extends z.ZodRawShape, Config> {
  /** The variables that must be set for the service to be configured: all of them or none. */
  readonly credentials: Credentials;
  /** Variables with defaults. */
  readonly settings: Settings;
  /**
   * The configuration that the variables give. A secret may change with its file, so the configuration must ask for
   * it anew each time, by a getter.
   */
  config(variables: z.output<z.ZodObject<Credentials & Settings>>): Config;
}

/** What there is to know about a service without opening it. */
interface Facts {
  readonly source: PaymentSource;
  /** The service's name for people. */
  readonly name: string;
  /** The header in which a caller may send a credential of its own. */
  readonly passThrough: string;
  /** What processes must share a secret for, if they must: it completes "share …". */
  readonly sharedSecret?: string;
  /** Whether the path of a write tells which GETs it changes; otherwise it may change any of the service's. */
  readonly pathsTellChanges: boolean;
  /** The paths that the gateway calls, as templates, for metrics and traces. */
  readonly routes: readonly string[];
  /** A read that is as small as possible. */
  probe(caller: ReadsOfCaller): Promise<unknown>;
  /** The service's fields whose required scopes depend on their arguments. */
  readonly argumentScopes?: ArgumentScopes;
  /** The types of the service's objects that have gateway ids. */
  readonly nodes: readonly NodeType[];
  readonly runs?: RunSource;
  readonly files?: readonly FileRoute[];
  /** What GraphiQL offers to run first. */
  readonly operations: readonly ReadyOperation[];
  /**
   * Starts the stand-in that is used if no service is configured.
   * @param variables those that are set
   * @param port where it listens; absent: at any free port
   * @throws the listen error if the port is in use
   */
  sandbox(variables: Variables, port?: number): Promise<RunningSandbox>;
}

/** Everything that the gateway needs to know about a service. */
interface Definition<
  Credentials extends z.ZodRawShape,
  Settings extends z.ZodRawShape,
  Config extends { readonly baseUrl: string },
  Access,
  Mutations extends NonNullable<Resolvers['Mutation']>,
> extends Facts {
  readonly environment: Environment<Credentials, Settings, Config>;
  /** Sets up access to the service. Nothing is sent. */
  open(config: Config, tools: Tools): Connection<Access>;
  /** The longest that one write may take, in milliseconds; as long as every request if absent. */
  longestWriteMs?(config: Config): number;
  /** What reads from the service for one request. */
  readonly Reads: new (access: Access, reader: Reader, given?: GivenCredentials) => object;
  /** The types and fields of the schema that the service answers. */
  readonly resolvers: ServiceResolvers & { readonly Mutation?: Mutations };
  /**
   * How to find out what became of each of the service's mutations if its answer was lost; null for one that
   * is not recorded itself.
   */
  readonly readBack: { readonly [Field in keyof Mutations]: ReadBackWith<Access> | null };
}

/** A service whose connections are open. */
export interface OpenService {
  /** The reads of one request; `Service.Reads` is their class. */
  reads(credential: CallerCredential | undefined, reader: Reader): object;
  /** Checks with the gateway's own credentials what became of a write whose answer was lost. */
  readonly readBack: ReadBack;
  /** The longest that one write may take, in milliseconds. */
  readonly longestWriteMs: number;
  /** Whether the service has refused the gateway's own credentials, and has not let it in since. */
  isRefused(): boolean;
  /**
   * Signs out, waits for requests in flight, and closes the connections.
   * @param maxMs when requests are cut off that are still in flight, in milliseconds. Default: they are waited for
   */
  close(maxMs?: number): Promise<void>;
}

/** A service that the environment says how to reach. */
export interface ConfiguredService {
  readonly service: Service;
  /** Origin. */
  readonly baseUrl: string;
  /** Sets up access to the service. Nothing is sent. */
  open(tools: Tools): OpenService;
}

/** A service as the rest of the gateway sees it. */
export interface Service extends Facts {
  readonly resolvers: ServiceResolvers;
  readonly Reads: ReadsClass<object>;
  /** Whether any variable with its address or credentials is set, so that money may move. */
  isSet(given: Variables): boolean;
  /** The variables with its address and credentials, each of which may be in a file. */
  readonly credentialNames: readonly string[];
  /** The names of all its variables. */
  readonly variableNames: readonly string[];
  /**
   * Reads the service's environment variables.
   * @param files secrets that are in files: they are read again whenever they are used
   * @returns its configuration, undefined if it is not configured, and everything that is wrong
   */
  configure(
    given: Variables,
    files?: ReadonlyMap<string, SecretFile>,
  ): { configured: ConfiguredService | undefined; problems: readonly string[] };
}

/** Makes a service of its definition: one value with everything that the gateway needs to know about it. */
export function defineService<
  Credentials extends z.ZodRawShape,
  Settings extends z.ZodRawShape,
  Config extends { readonly baseUrl: string },
  Access,
  Mutations extends NonNullable<Resolvers['Mutation']>,
>(definition: Definition<Credentials, Settings, Config, Access, Mutations>): Service {
  const { name, environment, Reads } = definition;
  const names = Object.keys(environment.credentials);
  const variables = z.object({ ...environment.credentials, ...environment.settings });
  const checks = new Map<string, ReadBackWith<Access> | null>(Object.entries(definition.readBack));

  function readBackWith(access: Access): ReadBack {
    return async (intent) => (await checks.get(intent.operation)?.(access, intent)) ?? { shows: 'nothing' };
  }

  function open(config: Config, tools: Tools): OpenService {
    const connection = definition.open(config, tools);
    return {
      reads(credential, reader) {
        if (!credential) return new Reads(connection.own, reader);
        const access = connection.as(credential);
        const { fingerprint } = credential;
        return new Reads(access, reader, { fingerprint, readBack: readBackWith(access) });
      },
      readBack: readBackWith(connection.own),
      longestWriteMs: definition.longestWriteMs?.(config) ?? tools.timeoutMs,
      isRefused: () => connection.isRefused(),
      close: (maxMs) => connection.close(maxMs),
    };
  }

  const service: Service = {
    ...definition,
    isSet: (given) => names.some((each) => each in given),
    credentialNames: names,
    variableNames: Object.keys(variables.shape),
    configure(given, files = new Map()) {
      const missing = names.filter((each) => !(each in given));
      if (missing.length > 0) {
        const problems = problemsIn(variables.partial().safeParse(given).error);
        return { configured: undefined, problems: [...problems, ...halfConfigured(name, names, missing)] };
      }
      const { data, error } = variables.safeParse(given);
      if (!data) return { configured: undefined, problems: problemsIn(error) };
      for (const [each, file] of files) {
        if (each in data) Object.defineProperty(data, each, { get: () => file.value });
      }
      const config = environment.config(data);
      const { baseUrl } = config;
      return { configured: { service, baseUrl, open: (tools) => open(config, tools) }, problems: [] };
    },
  };
  return service;
}

/** The problem with a service of which only some variables are set, which no operator ever means. */
function halfConfigured(name: string, all: readonly string[], missing: readonly string[]): string[] {
  if (missing.length === all.length) return [];
  return [
    `${name} is half configured: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  ];
}
