import * as z from 'zod';

const acting = z.boolean().optional();

/**
 * What can be made to go wrong with one request. `act` says whether the service does what was asked (true) or not
 * (false, the default) before the fault shows.
 *
 * - `status`: that answer instead of the service's own.
 * - `delay`: waits `ms` milliseconds, then acts and answers as ever.
 * - `hang`: never answers; the socket stays open until the client or the sandbox closes it.
 * - `reset`: cuts the connection with a TCP reset.
 * - `truncate`: acts, announces the whole length, sends half of it and cuts.
 * - `html`: a sign-in page at 200, as a proxy in between would send.
 * - `malformed`: 200 with the right content type and a body that no parser takes.
 * - `oversize`: a body of `bytes` bytes, streamed without a length.
 * - `redirect`: 302 to `location`.
 * - `body`: 200 with that body.
 * - `casing`: the service's own XML with its element names in another casing (`Batch-Url`, `Batchsummary`).
 * - `doctype`: the service's own XML behind a DOCTYPE that declares an entity.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string().optional(),
    contentType: z.string().optional(),
    act: acting,
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().min(0) }),
  z.strictObject({ kind: z.literal('hang'), act: acting }),
  z.strictObject({ kind: z.literal('reset'), act: z.boolean() }),
  z.strictObject({ kind: z.literal('truncate'), act: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal('html'), act: acting }),
  z.strictObject({ kind: z.literal('malformed') }),
  z.strictObject({ kind: z.literal('oversize'), bytes: z.int().min(1) }),
  z.strictObject({ kind: z.literal('redirect'), location: z.string() }),
  z.strictObject({
    kind: z.literal('body'),
    body: z.string(),
    contentType: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ kind: z.literal('casing') }),
  z.strictObject({ kind: z.literal('doctype') }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** Which requests a fault strikes, and how often. */
export interface FaultRule {
  /** HTTP method; any when absent. */
  method?: string | undefined;
  /** Text: the whole path, with or without its query. RegExp: tried on the path with its query. Any when absent. */
  path?: string | RegExp | undefined;
  /** How many requests it strikes before it is spent; 1 when absent. */
  times?: number | undefined;
  fault: Fault;
}

interface ArmedRule {
  rule: FaultRule;
  left: number;
}

/** The faults waiting for a service's requests. The first one added that fits a request strikes it, alone. */
export class Faults {
  #armed: ArmedRule[] = [];

  add(rule: FaultRule): void {
    this.#armed.push({ rule, left: rule.times ?? 1 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Takes the fault due for this request, if any, and counts it as used. */
  take(method: string, path: string): Fault | undefined {
    if (this.#armed.length === 0) return undefined;
    const armed = this.#armed.find(({ rule }) => fits(rule, method, path));
    if (armed === undefined) return undefined;
    armed.left -= 1;
    if (armed.left <= 0) this.#armed = this.#armed.filter((other) => other !== armed);
    return armed.rule.fault;
  }
}

function fits(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (rule.path === undefined) return true;
  if (typeof rule.path === 'string') return rule.path === path || rule.path === path.split('?', 1)[0];
  return new RegExp(rule.path.source, rule.path.flags.replace(/[gy]/g, '')).test(path);
}
