import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { pushes, requests, storeStatements, unsavedTokens, upstreamCalls, writes } from './activities.ts';
import type { AnsweredRequest, StoreStatement, UpstreamCall } from './activities.ts';

/** What the metrics ask for when they are read. */
export interface Figures {
  /** State of each configured service's circuit breaker: `closed`, `half-open` or `open`. */
  breakers(): Readonly<Record<string, string>>;
  answerCache(): {
    readonly hits: number;
    readonly partials: number;
    readonly misses: number;
    readonly answers: number;
    readonly bytes: number;
    readonly maxBytes: number;
  };
  writes(): {
    /** Writes without an end: their states, and when they were asked for in epoch milliseconds. */
    readonly unsettled: readonly { readonly state: string; readonly at: number }[];
    /** Number of known ends that the store has not taken yet. */
    readonly heldEnds: number;
  };
  live(): { readonly subscriptions: number; readonly watches: number; readonly looks: number };
  /** Number of open connections of clients. */
  connections(): Promise<number>;
  /** Epoch milliseconds. */
  now(): number;
}

/** The metrics of this process. */
export interface Metrics {
  /** Media type of the text. */
  readonly contentType: string;
  /** Everything, in Prometheus's text format. */
  text(): Promise<string>;
  /** Watches no longer. */
  close(): void;
}

/** States of writes that have no end. */
const UNSETTLED = ['SENT', 'QUEUED', 'UNKNOWN'];
/** Upper bounds of the durations that are told apart, in seconds. */
const DURATIONS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 75];

/**
 * Counts what the gateway does, for Prometheus. Every label has a bounded set of values, and none holds anything
 * about money: no id, amount or name.
 */
export function openMetrics(figures: Figures): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const names = new OperationNames();

  const requestsTotal = new Counter({
    name: 'gateway_requests_total',
    help: 'Requests answered, by operation, by how they came, and by OK, CACHED or the code of their first error.',
    labelNames: ['operation', 'transport', 'outcome'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'gateway_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['operation', 'transport'],
    buckets: DURATIONS,
    registers,
  });
  const callsTotal = new Counter({
    name: 'gateway_upstream_calls_total',
    help: 'Calls to services, each attempt by itself, by HTTP status or by the code of the error.',
    labelNames: ['service', 'method', 'route', 'status'],
    registers,
  });
  const callSeconds = new Histogram({
    name: 'gateway_upstream_call_duration_seconds',
    help: 'Time that a service took to answer, without the wait for a connection.',
    labelNames: ['service', 'method', 'route'],
    buckets: DURATIONS,
    registers,
  });
  const queueSeconds = new Histogram({
    name: 'gateway_upstream_queue_duration_seconds',
    help: 'Time that calls waited for their turn.',
    labelNames: ['service'],
    buckets: DURATIONS,
    registers,
  });
  const retriesTotal = new Counter({
    name: 'gateway_upstream_retries_total',
    help: 'Attempts after the first.',
    labelNames: ['service'],
    registers,
  });
  registry.registerMetric(
    new Gauge({
      name: 'gateway_upstream_breaker_open',
      help: '1 while a service is left alone because it kept failing, 0.5 while it is tried again, else 0.',
      labelNames: ['service'],
      registers: [],
      collect() {
        for (const [service, state] of Object.entries(figures.breakers()))
          this.set({ service }, state === 'open' ? 1 : state === 'half-open' ? 0.5 : 0);
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: 'gateway_answer_cache_answers_total',
      help: 'Queries by what the answer cache had: a stored answer that held, one that had changed, or none.',
      labelNames: ['result'],
      registers: [],
      collect() {
        const { hits, partials, misses } = figures.answerCache();
        this.reset();
        this.inc({ result: 'hit' }, hits);
        this.inc({ result: 'partial' }, partials);
        this.inc({ result: 'miss' }, misses);
      },
    }),
  );
  gauge('gateway_answer_cache_bytes', 'Bytes that stored answers take.', () => figures.answerCache().bytes);
  gauge('gateway_answer_cache_max_bytes', 'Most bytes for them.', () => figures.answerCache().maxBytes);
  gauge('gateway_answer_cache_entries', 'Stored answers.', () => figures.answerCache().answers);
  const writesTotal = new Counter({
    name: 'gateway_writes_total',
    help: 'Writes, by mutation and outcome; REPLAYED where the key had been answered before, or the code of an error.',
    labelNames: ['mutation', 'service', 'outcome'],
    registers,
  });
  const statementSeconds = new Histogram({
    name: 'gateway_store_statement_duration_seconds',
    help: 'Time that statements on the store of writes took.',
    labelNames: ['statement', 'result'],
    buckets: DURATIONS,
    registers,
  });
  registry.registerMetric(
    new Gauge({
      name: 'gateway_unsettled_writes',
      help: 'Writes without an end, of all replicas: SENT, QUEUED or UNKNOWN.',
      labelNames: ['state'],
      registers: [],
      collect() {
        this.reset();
        for (const state of UNSETTLED) this.set({ state }, 0);
        for (const { state } of figures.writes().unsettled) this.inc({ state });
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'gateway_unsettled_write_oldest_age_seconds',
      help: 'How long ago the oldest write without an end was asked for, of all replicas; 0 if there is none.',
      labelNames: ['state'],
      registers: [],
      collect() {
        const { unsettled } = figures.writes();
        for (const state of UNSETTLED) {
          const times = unsettled.flatMap((write) => (write.state === state ? [write.at] : []));
          this.set({ state }, times.length > 0 ? Math.max(0, figures.now() - Math.min(...times)) / 1_000 : 0);
        }
      },
    }),
  );
  gauge(
    'gateway_held_write_ends',
    'Known ends of writes that the store has not taken yet.',
    () => figures.writes().heldEnds,
  );
  const unsaved = new Gauge({
    name: 'gateway_refresh_token_unsaved',
    help: '1 while a new refresh token is held in memory because the store would not take it.',
    labelNames: ['service'],
    registers,
  });
  gauge('gateway_subscriptions', 'Open subscriptions.', () => figures.live().subscriptions);
  gauge('gateway_live_watches', 'GETs that are watched for subscriptions.', () => figures.live().watches);
  counter(
    'gateway_live_polls_total',
    'GETs sent to see whether something has changed.',
    () => figures.live().looks,
  );
  const pushesTotal = new Counter({
    name: 'gateway_live_pushes_total',
    help: 'Events sent to subscribers.',
    registers,
  });
  gauge('gateway_connections', 'Open connections of clients.', () => figures.connections());

  function gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async (): Promise<void> => metric.set(await read());
    const metric = new Gauge({ name, help, registers, collect });
  }

  function counter(name: string, help: string, read: () => number): void {
    const collect = (): void => {
      metric.reset();
      metric.inc(read());
    };
    const metric = new Counter({ name, help, registers, collect });
  }

  function timeStatement({ name: statement, hasFailed = false, ms = 0 }: StoreStatement): void {
    statementSeconds.observe({ statement, result: hasFailed ? 'failed' : 'done' }, ms / 1_000);
  }

  function countRequest({ operation, transport, outcome = 'OK', ms = 0 }: AnsweredRequest): void {
    const label = names.label(operation, outcome);
    requestsTotal.inc({ operation: label, transport, outcome });
    requestSeconds.observe({ operation: label, transport }, ms / 1_000);
  }

  function countCall({ source: service, method, route, status, error, ms = 0, ...call }: UpstreamCall): void {
    callsTotal.inc({ service, method, route, status: status ?? error ?? 'none' });
    callSeconds.observe({ service, method, route }, ms / 1_000);
    queueSeconds.observe({ service }, call.queuedMs / 1_000);
    if (call.attempt > 1) retriesTotal.inc({ service });
  }

  const unwatch = [
    requests.watch({ ended: countRequest }),
    upstreamCalls.watch({ ended: countCall }),
    storeStatements.watch({ ended: timeStatement }),
    writes.watch({
      ended: ({ mutation, source: service, outcome = 'UNKNOWN' }) =>
        writesTotal.inc({ mutation, service, outcome }),
    }),
    unsavedTokens.watch({
      began: ({ source: service }) => unsaved.inc({ service }),
      ended: ({ source: service }) => unsaved.dec({ service }),
    }),
    pushes.watch({ ended: () => pushesTotal.inc() }),
  ];
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    close() {
      for (const stop of unwatch) stop();
      registry.clear();
    },
  };
}

/** Most operations that are told apart. */
const MAX_NAMES = 100;

/** Decides which operations are counted by name. The names are the callers' own, who could invent any number. */
class OperationNames {
  readonly #known = new Set<string>();

  /**
   * The name to count an operation under: its own if it is among the first hundred that succeeded, else `other`.
   * @param outcome as in AnsweredRequest
   */
  label(name: string | undefined, outcome: string): string {
    if (name === undefined) return 'none';
    if (this.#known.has(name)) return name;
    if (outcome !== 'OK' || this.#known.size >= MAX_NAMES) return 'other';
    this.#known.add(name);
    return name;
  }
}
