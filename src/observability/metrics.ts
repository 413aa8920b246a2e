import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { requests, upstreamCalls } from './activities.ts';
import type { AnsweredRequest, UpstreamCall } from './activities.ts';

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
  /** Number of open connections of clients. */
  connections(): Promise<number>;
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
  gauge('gateway_connections', 'Open connections of clients.', () => figures.connections());

  function gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async (): Promise<void> => metric.set(await read());
    const metric = new Gauge({ name, help, registers, collect });
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

  const unwatch = [requests.watch({ ended: countRequest }), upstreamCalls.watch({ ended: countCall })];
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
