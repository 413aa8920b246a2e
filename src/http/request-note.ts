/** What the log says of a request. Nothing in it comes from a body or an answer, but for the name of an operation. */
export interface RequestLine {
  /** The operation's name, if it has one. */
  operation: string | undefined;
  /** SHA-256 of the document, in hexadecimal. */
  document: string | undefined;
  caller: string | undefined;
  /** Points that the operation costs. */
  cost: number | undefined;
  /** Milliseconds until the answer was handed over. */
  ms: number;
  /** Exchanges with services that it caused. */
  calls: number;
  /** `OK`, `REPLAYED`, or the codes of what went wrong. */
  outcome: string;
  /** HTTP status. */
  status: number;
}

/** What a request asks for. */
export type Asked = Readonly<Pick<RequestLine, 'operation' | 'document' | 'cost'>>;

/** Longest part of an operation's name that is kept. */
const LONGEST_NAME = 100;

/** What is known so far of a request under way: whoever learns something writes it down here. */
export class RequestNote {
  readonly #from = performance.now();
  #operation: string | undefined;
  document: string | undefined;
  caller: string | undefined;
  cost: number | undefined;
  calls = 0;
  outcome = 'OK';
  /** Whether it is one of those that are not worth a line: whether the process lives, the files of a page. */
  silent = false;

  get operation(): string | undefined {
    return this.#operation;
  }

  set operation(name: string | undefined) {
    this.#operation = name?.slice(0, LONGEST_NAME);
  }

  /** Notes what it asks for, as far as that is known. */
  asks({ operation, document, cost }: Asked): void {
    this.operation = operation;
    this.document = document;
    this.cost = cost;
  }

  /** What the log is to say of it, now that it is answered. */
  line(status: number): RequestLine {
    const { operation, document, caller, cost, calls } = this;
    const outcome = this.outcome === 'OK' ? outcomeBy(status) : this.outcome;
    const ms = Math.round((performance.now() - this.#from) * 100) / 100;
    return { operation, document, caller, cost, ms, calls, outcome, status };
  }
}

/** What came of a request that the server refused before anybody could note why. */
function outcomeBy(status: number): string {
  if (status < 400) return 'OK';
  return status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
