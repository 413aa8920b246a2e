import * as z from 'zod';

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Which requests are traced. */
export interface TracingConfig {
  readonly sampler: (typeof SAMPLERS)[number];
  /** Share of the traces, for the samplers by ratio. */
  readonly ratio: number;
  /** Milliseconds between two sendings of what was traced. */
  readonly sendEveryMs: number;
}

/** What can be seen from outside while the gateway runs. */
export interface ObservabilityConfig {
  /** Where metrics and health in detail are served; undefined: nowhere. */
  ops: { readonly host: string; readonly port: number } | undefined;
  /** Undefined: nothing is traced, and nothing of OpenTelemetry is loaded. */
  tracing: TracingConfig | undefined;
}

const httpUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an http(s) address such as http://127.0.0.1:4318',
});

/**
 * The variables that decide what can be seen. Those that begin with OTEL_ are OpenTelemetry's own; its exporter
 * reads further ones by itself, such as OTEL_EXPORTER_OTLP_HEADERS.
 */
export const observabilityVariables = {
  OPS_HOST: z.string().trim().min(1).default('127.0.0.1'),
  OPS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port, from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port, from 0 to 65535')
    .optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl.optional(),
  OTEL_TRACES_SAMPLER: z
    .enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`)
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'must be a share from 0 to 1, such as 0.1')
    .transform(Number)
    .default(1),
  OTEL_BSP_SCHEDULE_DELAY: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a number of milliseconds')
    .transform(Number)
    .default(5_000),
};

const variables = z.object(observabilityVariables);

/** The configuration that the parsed variables give. */
export function observabilityConfig(data: z.output<typeof variables>): ObservabilityConfig {
  const endpoint = data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isTraced = endpoint !== undefined && data.OTEL_SDK_DISABLED?.toLowerCase() !== 'true';
  return {
    ops: data.OPS_PORT === undefined ? undefined : { host: data.OPS_HOST, port: data.OPS_PORT },
    tracing: isTraced
      ? {
          sampler: data.OTEL_TRACES_SAMPLER,
          ratio: data.OTEL_TRACES_SAMPLER_ARG,
          sendEveryMs: data.OTEL_BSP_SCHEDULE_DELAY,
        }
      : undefined,
  };
}
