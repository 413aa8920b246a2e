import type { UserError } from '../graphql/user-error.ts';
import type { Intent, Json } from './journal.ts';

/** The credentials that a write goes out with where they are not the gateway's own but its caller's. */
export interface GivenCredentials {
  /** Tells them apart from any others without giving them away. */
  fingerprint: string;
  /** Reads the service back with them: by what the gateway itself sees nobody may judge. It works no longer than its request. */
  readBack: ReadBack;
}

/** One write that a caller asks for, before anything is known of the state that it meets. */
export interface WriteRequest {
  caller: string;
  /** The mutation field, e.g. `submitBulkPayment`. */
  operation: string;
  /** The service that it goes to, as the schema's PaymentSource names it. */
  source: string;
  /** What it writes to, e.g. `BulkPayment:0b5e…`. Writes to one target are one at a time. */
  target: string;
  /** The caller's idempotency key, where one was given. */
  key: string | null;
  /** The input in canonical form, without the key: the same request asked again has the same. */
  input: Json;
  /** Whose credentials it goes out with; undefined for the gateway's own. */
  given?: GivenCredentials | undefined;
  /**
   * Reads the state that the write meets, while nothing else writes to the target. Answers with what to send, or with
   * refusals for which nothing needs to be sent. Throws UpstreamError where the state cannot be read.
   * @param entry the id that the write has in the journal
   */
  prepare(entry: string): Promise<PreparedWrite | { refused: readonly UserError[] }>;
}

/** A write that is ready to leave. */
export interface PreparedWrite {
  /** The state just before, as far as the proof needs it. */
  before: Json;
  /** What the service's state must show for the write to be proven. */
  proof: Json;
  /**
   * Sends it, once. Resolves only where the service's answer settles the matter. Throws UpstreamError otherwise, whose
   * `delivery` tells whether it was certainly not sent, declined unread (429, bad credentials), or nobody knows.
   */
  send(): Promise<SentWrite>;
}

/** What the service said of a write. */
export interface SentWrite {
  outcome: 'APPLIED' | 'QUEUED' | 'REFUSED';
  userErrors: readonly UserError[];
  /** The target as the service names it now: for a create the new payment, else as in the request. */
  target?: string | undefined;
  /** What the payload carries beside the object. */
  details?: Json;
  status: number | null;
  correlationId: string | null;
}

/** What a service's state, read back, says of a write whose answer was lost. */
export type Evidence =
  /** The state shows what the write would have made of it. */
  | { shows: 'applied'; target?: string | undefined; details?: Json }
  /** The state is what it was just before. It proves nothing while the service may still be working on the request. */
  | { shows: 'unchanged' }
  /** Neither: it has moved in a way that the write does not explain, or it proves nothing either way. */
  | { shows: 'nothing' };

/** Reads a service back and holds its state against an intent's proof. Throws UpstreamError where it cannot be read. */
export type ReadBack = (intent: Intent) => Promise<Evidence>;
