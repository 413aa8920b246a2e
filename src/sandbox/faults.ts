import * as z from 'zod';

const acting = z.boolean().optional();

/**
 * A fault in the handling of one request. `act` says whether the service carries out the request before the
 * fault occurs; by default it does not.
 *
 * - `status`: answers with this status instead of the service's own answer.
 * - `delay`: waits `ms` milliseconds, then acts and answers normally.
 * - `hang`: never answers; the socket stays open until the client or the sandbox closes it.
 * - `reset`: breaks the connection with a TCP reset.
 * - `truncate`: acts, announces the full length, sends half of the body and disconnects.
 * - `html`: answers 200 with a sign-in page, as a proxy on the way might.
 * - `malformed`: answers 200 with the right content type and a body that cannot be parsed.
 * - `oversize`: streams a body of `bytes` bytes without a length.
 * - `redirect`: answers 302 to `location`.
 * - `body`: answers 200 with this body.
 * - `casing`: answers with the service's own XML, its element names in another casing (`Batch-Url`,
 *   `Batchsummary`).
 * - `doctype`: answers with the service's own XML after a DOCTYPE that declares an entity.
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

/** A fault in the handling of one request; see `faultSchema`. */
export type Fault = z.infer<typeof faultSchema>;

/** A fault, with the requests that it applies to. */
export interface FaultRule {
  /** HTTP method; any if absent. */
  method?: string | undefined;
  /**
   * A string must equal the whole path, with or without its query. A RegExp is tested against the path with
   * its query. Any path if absent.
   */
  path?: string | RegExp | undefined;
  /** How many requests it applies to; 1 if absent. */
  times?: number | undefined;
  fault: Fault;
}

interface ArmedRule {
  rule: FaultRule;
  left: number;
}

/** The pending faults of a service. A request gets the earliest one that matches it, and no other. */
export class Faults {
  #armed: ArmedRule[] = [];

  /** Adds a fault, which applies from the next matching request on. */
  add(rule: FaultRule): void {
    this.#armed.push({ rule, left: rule.times ?? 1 });
  }

  /** Drops all pending faults. */
  clear(): void {
    this.#armed = [];
  }

  /** Returns the fault for a request, if there is one, and counts it as used. */
  take(method: string, path: string): Fault | undefined {
    if (this.#armed.length === 0) return undefined;
    const armed = this.#armed.find(({ rule }) => matches(rule, method, path));
    if (armed === undefined) return undefined;
    armed.left -= 1;
    if (armed.left <= 0) this.#armed = this.#armed.filter((other) => other !== armed);
    return armed.rule.fault;
  }
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (rule.path === undefined) return true;
  if (typeof rule.path === 'string') return rule.path === path || rule.path === path.split('?', 1)[0];
  return new RegExp(rule.path.source, rule.path.flags.replace(/[gy]/g, '')).test(path);
}
