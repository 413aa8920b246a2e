import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api';
import type { Attributes, Context, Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { IdGenerator, Sampler } from '@opentelemetry/sdk-trace';
import { effectChecks, operations, requests, storeStatements, upstreamCalls, writes } from './activities.ts';
import type { CurrentRequest } from './current-request.ts';
import type { TracingConfig } from './observability-config.ts';

/** Traces that are being made. */
export interface Tracing {
  /** Sends what has not been sent yet, and watches no longer. */
  close(): Promise<void>;
}

/** Most milliseconds for sending, at the end, what has not been sent yet. */
const MAX_CLOSE_MS = 1_000;

/** The paths of requests, by how they come. */
const ROUTES = {
  http: '/graphql',
  'event-stream': '/graphql',
  websocket: '/graphql',
  file: '/files/{path}',
} as const;

const SERVICE_NAME = 'payments-graphql-gateway';

/**
 * Ids out of Node's own random UUIDs, of which it makes many at once. A request that is not sampled costs two ids and little
 * else, so theirs is the cost that counts.
 */
const IDS: IdGenerator = {
  generateTraceId: () => randomUUID().replaceAll('-', ''),
  generateSpanId() {
    const uuid = randomUUID();
    return uuid.slice(0, 8) + uuid.slice(24, 32);
  },
};

/**
 * Makes OpenTelemetry spans of requests, operations and calls to services, and sends them to the collector that
 * the standard variables name (`OTEL_EXPORTER_OTLP_ENDPOINT` and its kin, which the exporter reads itself). The
 * caller's trace is continued, and each call tells its service of it. No span holds a document, a path with an id
 * or anything else about money.
 */
export function openTracing({ sampler, ratio, sendEveryMs }: TracingConfig): Tracing {
  const provider = new TracerProvider({
    sampler: samplerFor(sampler, ratio),
    idGenerator: IDS,
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': SERVICE_NAME }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis: sendEveryMs }),
    ],
  });
  const tracer = provider.getTracer(SERVICE_NAME);
  /** The innermost span of each request that is recorded. */
  const current = new WeakMap<CurrentRequest, Span>();
  /** The spans that are recorded, by their work. */
  const spans = new WeakMap<object, Span>();

  /**
   * Begins the span of some work. What is not recorded is left out from here on: nine requests in ten, where a tenth is
   * sampled, cost no more than the decision.
   * @param parent undefined if the request that it belongs to is not recorded
   */
  function begin(
    work: object,
    name: string,
    kind: SpanKind,
    attributes: Attributes,
    parent: Context | undefined,
  ): Span | undefined {
    if (!parent) return undefined;
    // Attributes given at the start would be checked and copied for those that are not recorded, too.
    const span = tracer.startSpan(name, { kind }, parent);
    if (span.isRecording()) spans.set(work, span.setAttributes(attributes));
    return span;
  }

  /** Where a span of a request belongs; undefined if the request is not recorded. Without a request, a trace begins. */
  function under(request: CurrentRequest | undefined): Context | undefined {
    if (!request) return ROOT_CONTEXT;
    const span = current.get(request);
    return span && trace.setSpan(ROOT_CONTEXT, span);
  }

  const unwatch = [
    requests.watch({
      began(work) {
        const { request, method } = work;
        const span = begin(
          work,
          method,
          SpanKind.SERVER,
          { 'http.request.method': method, 'gateway.request.id': request.id },
          remoteParent(request.traceparent),
        );
        if (!span) return;
        if (span.isRecording()) current.set(request, span);
        // A trace that begins here and is not recorded is nobody's: services need not hear of it.
        else if (request.traceparent === undefined) return;
        request.traceparent = traceparentOf(span);
      },
      ended(work) {
        const span = spans.get(work);
        const route = ROUTES[work.transport];
        span?.updateName(`${work.method} ${route}`).setAttributes({
          'http.route': route,
          'http.response.status_code': work.status ?? 0,
          'gateway.outcome': work.outcome ?? 'OK',
          'gateway.upstream.calls': work.request.calls,
        });
        if ((work.status ?? 0) >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.end();
      },
    }),
    operations.watch({
      began(work) {
        const span = begin(work, 'GraphQL Operation', SpanKind.SERVER, {}, under(work.request));
        if (span) current.set(work.request, span);
      },
      ended(work) {
        const span = spans.get(work);
        if (work.type) span?.updateName(work.type).setAttribute('graphql.operation.type', work.type);
        if (work.name) span?.setAttribute('graphql.operation.name', work.name);
        if (work.error) {
          span?.setAttribute('error.type', work.error).setStatus({ code: SpanStatusCode.ERROR });
        }
        span?.end();
      },
    }),
    upstreamCalls.watch({
      began(work) {
        const parent = under(work.request);
        if (!parent) return;
        const { source, method, route, attempt, queuedMs } = work;
        const span = begin(
          work,
          `${method} ${route}`,
          SpanKind.CLIENT,
          {
            'http.request.method': method,
            'url.template': route,
            'gateway.upstream.source': source,
          },
          parent,
        );
        if (!span) return;
        if (attempt > 1) span.setAttribute('http.request.resend_count', attempt - 1);
        if (queuedMs >= 1) span.setAttribute('gateway.upstream.queue_ms', Math.round(queuedMs));
        work.traceparent = traceparentOf(span);
      },
      ended(work) {
        const { status, error } = work;
        const span = spans.get(work);
        if (status !== undefined) span?.setAttribute('http.response.status_code', status);
        if (error !== undefined) span?.setAttribute('error.type', error);
        if (error !== undefined || (status ?? 0) >= 400) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.end();
      },
    }),
    writes.watch({
      began(work) {
        const { request, mutation, source } = work;
        const attributes = { 'gateway.upstream.source': source };
        begin(work, `write ${mutation}`, SpanKind.INTERNAL, attributes, under(request));
      },
      ended(work) {
        spans
          .get(work)
          ?.setAttribute('gateway.outcome', work.outcome ?? 'UNKNOWN')
          .end();
      },
    }),
    effectChecks.watch({
      began(work) {
        const { request, mutation, source } = work;
        const attributes = { 'gateway.upstream.source': source };
        begin(work, `effect check ${mutation}`, SpanKind.INTERNAL, attributes, under(request));
      },
      ended(work) {
        spans
          .get(work)
          ?.setAttribute('gateway.shows', work.shows ?? 'unreadable')
          .end();
      },
    }),
    storeStatements.watch({
      began(work) {
        // What the gateway asks its store by itself, each second, would be traces of their own that nobody looks for.
        if (!work.request) return;
        begin(work, work.name, SpanKind.CLIENT, { 'db.query.summary': work.name }, under(work.request));
      },
      ended(work) {
        const span = spans.get(work);
        if (work.hasFailed) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.end();
      },
    }),
  ];

  return {
    async close() {
      for (const stop of unwatch) stop();
      // Traces that no collector takes must neither fail the stop nor hold it up.
      const sent = provider.shutdown().catch(() => {});
      await Promise.race([sent, sleep(MAX_CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

function samplerFor(name: TracingConfig['sampler'], ratio: number): Sampler {
  const [, parentBased, kind] = /^(parentbased_)?(.+)$/.exec(name) ?? [];
  const root =
    kind === 'always_off'
      ? new AlwaysOffSampler()
      : kind === 'traceidratio'
        ? new TraceIdRatioBasedSampler(ratio)
        : new AlwaysOnSampler();
  return parentBased === undefined ? root : new ParentBasedSampler({ root });
}

/** A context whose parent is the caller's span. */
function remoteParent(traceparent: string | undefined): Context {
  const [, traceId = '', spanId = '', flags = ''] = traceparent?.split('-') ?? [];
  if (traceId === '') return ROOT_CONTEXT;
  const sampled = (parseInt(flags, 16) & TraceFlags.SAMPLED) === TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
  });
}

/** A span's context in W3C's form. */
function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`;
}
