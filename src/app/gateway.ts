import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Authenticate } from '../auth/authenticator.ts';
import { Budget, RateLimiter } from '../auth/points.ts';
import type { Caller } from '../auth/caller.ts';
import { ScopeGuard } from '../auth/scope-guard.ts';
import type { ArgumentScopes } from '../auth/scope-guard.ts';
import { SERVICES } from '../services/index.ts';
import { GatewayContext } from '../services/context.ts';
import type { ReadsClass, RequestParts, Services } from '../services/context.ts';
import { ENDPOINT, graphqlEndpoint } from '../server/graphql-endpoint.ts';
import type { ConsoleSite } from '../console/console.ts';
import { EventStreams } from '../server/live/event-stream.ts';
import { GraphqlExecutor } from '../server/graphql-executor.ts';
import type { GraphqlAnswer } from '../server/graphql-executor.ts';
import { KeepAlive } from '../server/live/keep-alive.ts';
import { speaksGraphql } from '../server/live/subscriptions.ts';
import { Sessions } from '../server/live/sessions.ts';
import type { WebSockets } from '../server/live/web-socket.ts';
import { Live } from '../live/live.ts';
import type { LiveConfig } from '../live/live.ts';
import { createGraphiql } from '../graphiql/graphiql.ts';
import { readyOperations } from '../graphiql/operations.ts';
import type { GraphqlConfig } from '../graphql/graphql-config.ts';
import { RequestLimits } from '../graphql/limits/request-limits.ts';
import type { TrustedDocuments } from '../graphql/trusted-documents.ts';
import { createGraphqlServer } from './graphql-server.ts';
import { Admission, Load } from '../server/admission.ts';
import { sendRefusal, sendRefusedRequest } from '../server/answer.ts';
import { INTERNAL_ERROR_MESSAGE } from '../server/format-error.ts';
import type { ReportError } from '../server/format-error.ts';
import { sendLive, sendReady, sharedCheck } from '../server/health.ts';
import type { Readiness } from '../server/health.ts';
import type { Figures } from '../observability/metrics.ts';
import { close, listen, createHttpServer, refuseUpgrade } from '../server/http-server.ts';
import type { IdentifiedResponse } from '../server/http-server.ts';
import type { HttpLimits } from '../server/limits.ts';
import { Origins } from '../server/origins.ts';
import type { OriginsOptions } from '../server/origins.ts';
import { fileDownloads } from '../server/file-download.ts';
import type { OpenFile } from '../server/file-download.ts';
import { RefusedRequest } from '../server/refused-request.ts';
import { AccessLogEntry } from '../server/access-log.ts';
import type { RequestLogLine } from '../server/access-log.ts';
import { Shares } from '../shares.ts';
import { TrustedRequests } from '../server/request/trusted-request.ts';
import { DirectReader } from '../upstream/reader.ts';
import { AnswerCache } from '../answer-cache/answer-cache.ts';
import { enterRequest, traceparent } from '../observability/current-request.ts';

/** Path prefix of the health checks. */
const HEALTH_PATH = '/health/';

/** Points that a look at a service costs: as many as a call to it for a request. */
const POINTS_PER_LOOK = 100;

/** RFC 6797: a browser that has used TLS once uses nothing else for a year. */
const STRICT_TRANSPORT = ['strict-transport-security', 'max-age=31536000'];

export interface GatewayOptions {
  services: Services;
  /** Identifies the caller of a request. */
  authenticate: Authenticate;
  /** Whether callers have names, so that what is limited can be divided between them. */
  tellsCallersApart: boolean;
  /** Points that each caller may spend a minute; undefined: unlimited. */
  pointsPerMinute: number | undefined;
  /** What a GraphQL document may ask for. */
  graphql: GraphqlConfig;
  /** Documents that clients may request by id; undefined: none are registered. */
  documents: TrustedDocuments | undefined;
  /** Rejects when the journal cannot be written. */
  checkJournal: () => Promise<void>;
  reportError: ReportError;
  /** Logs a request once it is answered. */
  logRequest: (line: RequestLogLine) => void;
  origins: OriginsOptions;
  /** The payments console; undefined if it is not served. */
  consoleSite: ConsoleSite | undefined;
  limits: HttpLimits;
  /** Most bytes of stored answers that the answer cache may hold; 0 switches it off. */
  answerCacheMaxBytes: number;
  /** How the services are watched, and for how many. */
  live: LiveConfig;
}

/** The gateway's HTTP server. */
export interface Gateway {
  /**
   * Starts to listen.
   * @param port 0 picks a free one
   * @returns the origin that it listens at
   * @throws {StartError} if it cannot listen there
   */
  listen(port: number, host: string): Promise<string>;
  /**
   * Stops. First it is not ready but answers on, so that balancers find out before anything is refused; each
   * answer ends its connection. Then no new connection is accepted. Resolves when the requests in progress are
   * answered.
   * @param delayMs milliseconds to answer on
   * @param graceMs milliseconds after that, at most, for requests in progress
   */
  drain(delayMs: number, graceMs: number): Promise<void>;
  /** Whether requests may be sent here, and why. */
  readonly readiness: Readiness;
  readonly figures: Figures;
}

/** Puts the schema, the services and GraphiQL behind one HTTP server. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { services, authenticate, tellsCallersApart, reportError, logRequest, limits } = options;
  const { subgraph, introspection, trustedDocumentsOnly } = options.graphql;
  const guard = new ScopeGuard(argumentScopes());
  const load = new Load(limits);
  const requestLimits = new RequestLimits(options.graphql.limits, () => load.isStrained);
  const graphql = createGraphqlServer({ subgraph, introspection, guard, limits: requestLimits, reportError });
  await graphql.start();
  const graphiql = options.graphql.graphiql
    ? createGraphiql({
        endpoint: ENDPOINT,
        operations: readyOperations(SERVICES.flatMap((service) => service.operations)),
      })
    : undefined;
  const mayUse = (caller: Caller, coordinate: string) => guard.permits(caller, coordinate);
  const contextFor = (parts: RequestParts) => new GatewayContext(services, parts, mayUse);
  const { pointsPerMinute: points } = options;
  const limiter = points === undefined ? undefined : new RateLimiter(points, services.now);
  const budgetFor = ({ name }: Caller) => new Budget(limiter, name);
  const answerCache = new AnswerCache<GraphqlAnswer>(services.shared, options.answerCacheMaxBytes);
  const origins = new Origins(options.origins);
  const admission = new Admission(limits.requestsUnderWay, tellsCallersApart);
  const held = new Shares(limits.heldBytes, tellsCallersApart);
  const executor = new GraphqlExecutor({
    server: graphql,
    trusted: new TrustedRequests(options.documents, trustedDocumentsOnly),
    checkText: (query, operationName) => requestLimits.checkText(query, operationName),
    parseOptions: requestLimits.parseOptions,
    contextFor,
    answerCache,
    maxDepth: limits.bodyDepth,
  });
  const live = new Live({
    ...options.live,
    shared: services.shared,
    charge: (callers) =>
      [...callers].filter((name) => new Budget(limiter, name).charge(POINTS_PER_LOOK)).length > 0,
    reportError: (error) => reportError(error, 'INTERNAL_SERVER_ERROR'),
  });
  services.changes.listen((change) => live.changed(change));
  services.writes.onPendingChange(() => live.recordsChanged());
  const sessions = new Sessions(authenticate, services.now, limits.recheckMs);
  const keepAlive = new KeepAlive(limits.aliveMs);
  const streams = new EventStreams({ live, executor, sessions, keepAlive });
  const answerGraphql = graphqlEndpoint({
    executor,
    streams,
    authenticate,
    budgetFor,
    admission,
    held,
    limits,
  });
  let webSockets: Promise<WebSockets> | undefined;
  const openWebSockets = async (): Promise<WebSockets> => {
    const { WebSockets: Opened } = await import('../server/live/web-socket.ts');
    return new Opened({
      live,
      executor,
      sessions,
      keepAlive,
      admission,
      budgetFor,
      logRequest,
      reportError,
      limits,
    });
  };
  const downloads = new Admission(limits.downloads, tellsCallersApart);
  const files = SERVICES.flatMap((service) => service.files ?? []).map((route) => ({
    path: route.path,
    answer: fileDownloads({
      ...route,
      async admit(request, logEntry) {
        const { url = '' } = request;
        const permit = services.links.permitIn(pathOf(url), url);
        const caller = permit?.caller ?? (await authenticate(request));
        logEntry.caller = caller.name;
        const budget = budgetFor(caller);
        if (!budget.charge(route.points)) throw budget.refusal();
        if (!permit) guard.admit(caller, route.coordinates);
        const open: OpenFile = (id, signal) => {
          const reader = new DirectReader(signal);
          const reads = {
            read: <Reads extends object>(kind: ReadsClass<Reads>) => services.read(kind, caller, reader),
          };
          return route.open(reads, id, signal, permit?.content);
        };
        return { open, budget };
      },
      admission: downloads,
      reportError,
      stalledMs: limits.stalledMs,
    }),
  }));
  const fileAt = (path: string) => files.find((each) => path.startsWith(each.path));
  const checkJournal = sharedCheck(options.checkJournal, () => performance.now());
  const isBehindTls = options.origins.publicUrl?.startsWith('https:') ?? false;
  let draining = false;
  const breakers = () =>
    Object.fromEntries(services.endpoints.map(({ source, breaker }) => [source, breaker()]));
  const readiness: Readiness = {
    draining: () => draining,
    checkJournal,
    answerCache: () => answerCache.figures,
    breakers,
    refusing: () => services.endpoints.filter(({ isRefused }) => isRefused()).map(({ source }) => source),
  };

  function route(
    request: IncomingMessage,
    response: ServerResponse,
    logEntry: AccessLogEntry,
  ): void | Promise<void> {
    const path = pathOf(request.url ?? '/');
    logEntry.silent = path.startsWith(HEALTH_PATH);
    if (path === '/health/live') return sendLive(response);
    if (path === '/health/ready') return sendReady(response, readiness, { inDetail: false });
    if (graphiql?.handle(request, response) || options.consoleSite?.handle(request, response)) {
      logEntry.silent = true;
      return undefined;
    }
    const file = fileAt(path);
    if (file) logEntry.transport = 'file';
    const handler = path === ENDPOINT ? answerGraphql : file?.answer;
    if (handler) {
      if (origins.preflight(request, response)) return undefined;
      origins.admit(request, response, file !== undefined);
      return handler(request, response, logEntry);
    }
    throw notFound();
  }

  /** Answers a request and logs it. Never rejects. */
  async function answer(request: IncomingMessage, response: IdentifiedResponse): Promise<void> {
    const logEntry = new AccessLogEntry(response.requestId, traceparent(request.headers['traceparent']));
    enterRequest(logEntry);
    logEntry.begin(request.method ?? '');
    try {
      await route(request, response, logEntry);
    } catch (error) {
      refuse(error, response, logEntry);
    }
    if (!logEntry.silent) logRequest(logEntry.finish(response.statusCode));
  }

  function refuse(error: unknown, response: ServerResponse, logEntry: AccessLogEntry): void {
    logEntry.outcome = error instanceof RefusedRequest ? error.code : 'INTERNAL_SERVER_ERROR';
    if (error instanceof RefusedRequest) return sendRefusedRequest(response, error);
    reportError(error, 'INTERNAL_SERVER_ERROR');
    if (response.headersSent) {
      response.destroy();
      return undefined;
    }
    return sendRefusal(response, 500, 'INTERNAL_SERVER_ERROR', INTERNAL_ERROR_MESSAGE);
  }

  /** Opens a WebSocket, or refuses to. Never rejects. */
  async function upgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    // Until there is one who listens, an error would end the process.
    socket.on('error', () => socket.destroy());
    try {
      origins.check(request);
      if (draining) throw stopping();
      // Imported only when needed.
      (await (webSockets ??= openWebSockets())).open(request, socket, head);
    } catch (error) {
      if (error instanceof RefusedRequest) return refuseUpgrade(socket, error);
      reportError(error, 'INTERNAL_SERVER_ERROR');
      socket.destroy();
    }
    return undefined;
  }

  const server = createHttpServer({
    limits,
    held,
    handle: (request, response) => void answer(request, response),
    mayUpgrade: (request) => pathOf(request.url ?? '/') === ENDPOINT && speaksGraphql(request),
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    headers: isBehindTls ? STRICT_TRANSPORT : [],
    isDraining: () => draining,
  });

  return {
    listen: (port, host) => listen(server, port, host),
    async drain(delayMs, graceMs) {
      draining = true;
      if (delayMs > 0) await sleep(delayMs);
      streams.endAll();
      (await webSockets)?.endAll();
      await close(server, graceMs);
      load.stop();
      await graphql.stop();
    },
    readiness,
    figures: {
      breakers,
      answerCache: () => ({ ...answerCache.figures, maxBytes: options.answerCacheMaxBytes }),
      writes: () => services.writes.figures,
      live: () => live.figures,
      now: services.now,
      connections: () => promisify(server.getConnections.bind(server))(),
    },
  };
}

/** The refusal of a connection that would have to be closed at once. */
function stopping(): RefusedRequest {
  return new RefusedRequest(503, 'SHUTTING_DOWN', 'This replica stops; connect again.');
}

/** The fields of all services whose scopes depend on their arguments. */
function argumentScopes(): ArgumentScopes {
  return Object.fromEntries(SERVICES.flatMap((service) => Object.entries(service.argumentScopes ?? {})));
}

function notFound(): RefusedRequest {
  return new RefusedRequest(404, 'NOT_FOUND', `There is nothing here; GraphQL is answered at ${ENDPOINT}.`);
}

/** The path of a request target. RFC 9112, 3.2.2: it may be an absolute URL, as clients send to proxies. */
function pathOf(url: string): string {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const relative = path.startsWith('/') ? path : path.replace(/^https?:\/\/[^/]*/i, '') || '/';
  return relative === `${ENDPOINT}/` ? ENDPOINT : relative;
}
