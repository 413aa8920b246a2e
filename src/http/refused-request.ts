/** What a refusal says beside its message. */
export interface RefusalDetails {
  headers?: Readonly<Record<string, string>>;
  /** For programs. */
  extensions?: Readonly<Record<string, unknown>>;
  /** The part of the request that is at fault, such as `variables.input.id`. */
  argument?: string;
}

/** A request that is answered with a refusal, and the status that says why. Its message is written for whoever asked. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly status: number;
  /** Stable: clients branch on it (`extensions.code`). */
  readonly code: string;
  /** What else the answer says, in its headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** What else the answer says, for programs. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    message: string,
    { headers = {}, extensions = {}, argument }: RefusalDetails = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.extensions = argument === undefined ? extensions : { ...extensions, argument };
  }
}

/** The refusal for a request beyond what can be done at once: it was not begun, so it can be sent again. */
export function overloaded(): RefusedRequest {
  return new RefusedRequest(
    503,
    'OVERLOADED',
    'The gateway has as many requests under way as it takes; nothing was done. Send it again in a second.',
    { headers: { 'retry-after': '1' } },
  );
}
