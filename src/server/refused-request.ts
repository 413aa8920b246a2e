/** What a refusal carries besides its status, code and message. */
export interface RefusalDetails {
  headers?: Readonly<Record<string, string>>;
  /** Further members of the error's `extensions`. */
  extensions?: Readonly<Record<string, unknown>>;
  /** Path of the part of the request that is at fault, such as `variables.input.id`. */
  argument?: string;
}

/** A request that the gateway refuses to carry out. The message is written for the caller. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  /** HTTP status. */
  readonly status: number;
  /** The error's `extensions.code`. Stable, since clients branch on it. */
  readonly code: string;
  /** Further headers of the answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Further members of the error's `extensions`. */
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

/**
 * The refusal (503) of a request when too many are in progress. It was not begun, so it can be sent again.
 */
export function overloaded(): RefusedRequest {
  return new RefusedRequest(
    503,
    'OVERLOADED',
    'The gateway, or this caller, has as many requests under way as it may; nothing was done. Send it again in a second.',
    { headers: { 'retry-after': '1' } },
  );
}
