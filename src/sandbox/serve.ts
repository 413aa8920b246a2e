import * as z from 'zod';
import { recordCall } from './exchange.ts';
import type { SandboxAnswer, SandboxCall, SandboxRequest, SandboxService } from './exchange.ts';
import { faultSchema, sendAnswer, answerWithFault, Faults } from './faults.ts';
import { dressed, habitsSchema, refusalByFront, sendInterim } from './habits.ts';
import type { Habits } from './habits.ts';
import type { Schedule } from './data.ts';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from '../server/http-server.ts';

/**
 * Path prefix for controlling a service from another process. It needs no sign-in, and requests to it are not
 * recorded as calls.
 */
const CONTROL_PREFIX = '/__sandbox__/';

const ruleSchema = z.strictObject({
  method: z.string().optional(),
  path: z.string().optional(),
  /** A regular expression, as text, matched against the path with its query. */
  pathPattern: z.string().optional(),
  times: z.number().min(1).optional(),
  fault: faultSchema,
});

/** Answers `GET calls`, `DELETE calls`, `POST faults`, `DELETE faults` and `PUT habits` under the control prefix. */
function answerControl(
  method: string,
  path: string,
  body: string,
  { calls, faults, habits }: Pick<ServedService, 'calls' | 'faults' | 'habits'>,
): SandboxAnswer {
  switch (`${method} ${path.slice(CONTROL_PREFIX.length)}`) {
    case 'GET calls':
      return json(200, calls);
    case 'DELETE calls':
      calls.length = 0;
      return { status: 204 };
    case 'POST faults':
      return addFault(body, faults);
    case 'DELETE faults':
      faults.clear();
      return { status: 204 };
    case 'PUT habits':
      return setHabits(body, habits);
    default:
      return json(404, {
        message: `The sandbox has no control ${method} ${path}. There are GET calls, DELETE calls, POST faults, DELETE faults, PUT habits.`,
      });
  }
}

function addFault(body: string, faults: Faults): SandboxAnswer {
  try {
    const { pathPattern, path, ...rule } = ruleSchema.parse(JSON.parse(body));
    faults.add({ ...rule, path: pathPattern === undefined ? path : new RegExp(pathPattern) });
    return { status: 204 };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return json(400, { message: `The fault was not understood, none was added: ${reason}` });
  }
}

function setHabits(body: string, habits: Habits): SandboxAnswer {
  try {
    const wanted = habitsSchema.parse(JSON.parse(body));
    for (const name of Object.keys(habits)) Reflect.deleteProperty(habits, name);
    Object.assign(habits, wanted);
    return { status: 204 };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return json(400, { message: `The habits were not understood and stay as they are: ${reason}` });
  }
}

function json(status: number, value: unknown): SandboxAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

/** A service that listens on a port, with its recorded calls, its faults and its habits. */
interface ServedService {
  /** Its origin, such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  readonly calls: SandboxCall[];
  readonly faults: Faults;
  readonly habits: Habits;
  /** Stops listening and closes all connections. */
  close(): Promise<void>;
}

/** How a service is served. */
interface ServeOptions {
  host: string;
  /** 0 means any free port. */
  port: number;
  /** Delay of every answer, in milliseconds. */
  latencyMs: number;
  /** What the service does beyond its own behaviour; may be changed while it is served. */
  habits: Habits;
}

/** How any service of the sandbox is started. */
export interface SideOptions {
  /** 127.0.0.1 if absent. */
  host?: string | undefined;
  /** 0, the default, means any free port. */
  port?: number | undefined;
  /** Lifetime of access tokens and sessions; the service's own if absent. */
  tokenLifetimeSeconds?: number | undefined;
  /** Delay of every answer, in milliseconds; 0 if absent. */
  latencyMs?: number | undefined;
}

/** What belongs to one service of the sandbox. */
interface SideParts<Credentials, Data> {
  credentials: Credentials;
  /** The environment variables that lead a gateway to the service at an origin. */
  variables: (origin: string) => Readonly<Record<string, string>>;
  data: Data;
  revokeTokens: () => void;
  /** What the service will do by itself. */
  schedule: Schedule;
  /** What the service does beyond the documented. */
  habits: Habits;
}

/** A running service, as tests see it. */
export interface StartedSide<Credentials, Data> {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** The credentials for a gateway's first sign-in. */
  readonly credentials: Credentials;
  /** The environment variables that lead a gateway to it. */
  readonly variables: Readonly<Record<string, string>>;
  /** The requests that arrived, oldest first. Beyond 50,000, only the newest are kept. */
  readonly calls: SandboxCall[];
  /** Forgets the recorded calls. */
  clearCalls(): void;
  /** The faults that the coming requests get. */
  readonly faults: Faults;
  /** What it does beyond the documented. Change it to switch a habit on or off. */
  readonly habits: Habits;
  /** The live data. Changes apply from the next request on. */
  readonly data: Data;
  /** Revokes every access token or session issued so far. */
  revokeTokens(): void;
  /** Stops the service and everything that it has scheduled. */
  close(): Promise<void>;
}

/**
 * Starts a service of the sandbox.
 * @throws the listen error if the port is in use
 */
export async function start<Credentials, Data>(
  service: SandboxService,
  { host = '127.0.0.1', port = 0, latencyMs = 0 }: SideOptions,
  { variables, schedule, habits, ...parts }: SideParts<Credentials, Data>,
): Promise<StartedSide<Credentials, Data>> {
  const { origin, calls, faults, close } = await serve(service, { host, port, latencyMs, habits });
  return {
    ...parts,
    origin,
    variables: variables(origin),
    calls,
    clearCalls: () => void calls.splice(0),
    faults,
    habits,
    close: () => {
      schedule.clear();
      return close();
    },
  };
}

/**
 * Serves a service over a real HTTP server.
 * @throws the listen error if the port is in use
 */
async function serve(service: SandboxService, options: ServeOptions): Promise<ServedService> {
  const calls: SandboxCall[] = [];
  const faults = new Faults();
  const { habits } = options;
  const used = new WeakSet<object>();
  const server = createServer({ keepAliveTimeout: 60_000 });
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const origin = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    exchange(incoming, response).catch((error: unknown) => {
      if (!incoming.complete || response.headersSent) response.destroy();
      else
        sendAnswer(response, {
          status: 500,
          contentType: 'text/plain',
          body: `Sandbox fault: ${String(error)}`,
        });
    });
  });

  async function exchange(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = incoming.method ?? 'GET';
    const path = incoming.url ?? '/';
    if (path.startsWith(CONTROL_PREFIX)) {
      sendAnswer(response, answerControl(method, path, await readBody(incoming), { calls, faults, habits }));
      return;
    }
    if (habits.dropsUsed && used.has(incoming.socket)) {
      incoming.socket.resetAndDestroy();
      return;
    }
    used.add(incoming.socket);
    const call = recordCall(calls, { method, path, headers: incoming.headers, body: '' });
    const fault = faults.take(method, path);
    if (fault?.kind === 'reset' && !fault.act) {
      incoming.socket.resetAndDestroy();
      return;
    }
    call.body = await readBody(incoming);
    const request = requestOf(call, origin);
    if (options.latencyMs > 0) await sleep(options.latencyMs);
    if (fault !== undefined) {
      sendInterim(response, habits);
      await answerWithFault(fault, service, request, response, call, habits);
      return;
    }
    const answering = refusalByFront(habits, incoming.headers['user-agent']) ?? service.answer(request);
    const answer = answering instanceof Promise ? await answering : answering;
    call.status = answer.status;
    call.acted = answer.acted ?? false;
    sendInterim(response, habits);
    sendAnswer(response, dressed(answer, habits));
  }

  return {
    origin,
    calls,
    faults,
    habits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function requestOf(call: SandboxCall, origin: string): SandboxRequest {
  const mark = call.path.indexOf('?');
  const pathname = mark === -1 ? call.path : call.path.slice(0, mark);
  const query = mark === -1 ? '' : call.path.slice(mark + 1);
  return { ...call, origin, pathname, query };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return '';
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
