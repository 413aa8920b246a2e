import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import type { Client, CombinedError } from '@urql/core';
import type { DocumentNode } from 'graphql';
import { codesOf } from './client.ts';
import { MUTATIONS } from './mutations.ts';
import type { MutationName } from './mutations.ts';
import type { MutationOutcome, UserErrorCode } from '../generated/graphql.ts';

/**
 * Writes of money from a browser, which may lose its connection, its tab or its patience at any moment.
 *
 * Each thing that the user wants done has one idempotency key, made once and stored before anything is sent. Until the
 * outcome is known the same input is asked again with the same key: the gateway carries it out at most once and answers
 * what it knows by now. That goes on after a reload of the page.
 */

/** What a mutation's payload says at least. */
export interface Payload {
  readonly outcome: MutationOutcome;
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: UserErrorCode; readonly message: string }[];
}

/** A write whose outcome is not known yet. */
export interface UnsettledWrite {
  /** The idempotency key. */
  readonly key: string;
  readonly mutation: MutationName;
  /** The mutation's input, without the key. */
  readonly input: object;
  /** What it does, in words for the user: "Submit BP-1001". */
  readonly about: string;
  /** `sending` until the first answer is late or says that the outcome is unknown, then `looking`. */
  readonly state: 'sending' | 'looking';
}

const STORED_AS = 'payments-console:unsettled-writes';
const FIRST_LOOK_MS = 1_000;
const MAX_LOOK_MS = 15_000;

let unsettled: readonly UnsettledWrite[] = [];
const listeners = new Set<() => void>();

function setUnsettled(writes: readonly UnsettledWrite[]): void {
  unsettled = writes;
  sessionStorage.setItem(STORED_AS, JSON.stringify(writes));
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`: the writes whose outcome is not known yet, oldest first. */
export const unsettledWrites = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): readonly UnsettledWrite[] => unsettled,
};

/** The gateway refused a write as a whole, with a top-level error; nothing was changed. */
export class WriteRefused extends Error {
  readonly codes: readonly string[];

  constructor(error: CombinedError) {
    super(error.graphQLErrors.map(({ message }) => message).join(' '));
    this.codes = codesOf(error);
  }
}

type Mutations = typeof MUTATIONS;

/** The payload of a mutation in `mutations.ts`. */
export type PayloadOf<Name extends MutationName> = Extract<
  ResultOf<Mutations[Name]>[keyof ResultOf<Mutations[Name]>],
  Payload
>;

/** The input of a mutation in `mutations.ts`, without its idempotency key. */
export type InputOf<Name extends MutationName> = Omit<
  VariablesOf<Mutations[Name]>['input'],
  'idempotencyKey'
>;

/**
 * Sends a write and resolves with its payload once its outcome is known: carried out, queued by the service, or not.
 *
 * @param mutation which of the mutations in `mutations.ts`
 * @param input its input; the idempotency key is added here
 * @param about what it does, in words for the user
 * @returns the payload; undefined if the writes were forgotten before the outcome was known
 * @throws {WriteRefused} if the gateway refused it as a whole
 */
export function write<Name extends MutationName>(
  client: Client,
  mutation: Name,
  input: InputOf<Name>,
  about: string,
): Promise<PayloadOf<Name> | undefined> {
  const begun: UnsettledWrite = { key: newKey(), mutation, input, about, state: 'sending' };
  setUnsettled([...unsettled, begun]);
  return settle(client, begun) as Promise<PayloadOf<Name> | undefined>;
}

/** Goes on with the writes that were unsettled when the page was left. Their runs show what became of them. */
export function resumeWrites(client: Client): void {
  const stored = sessionStorage.getItem(STORED_AS);
  if (stored === null || unsettled.length > 0) return;
  setUnsettled((JSON.parse(stored) as UnsettledWrite[]).map((begun) => ({ ...begun, state: 'looking' })));
  for (const begun of unsettled) void settle(client, begun);
}

/**
 * Stops asking, because somebody else may be asking from now on: keys belong to their caller, so from another one the same
 * input would be another write. The gateway goes on looking by itself, and the runs show what is pending.
 */
export function forgetWrites(): void {
  setUnsettled([]);
}

/** An idempotency key. `crypto.randomUUID` is not there in pages that come over plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function settle(client: Client, begun: UnsettledWrite): Promise<Payload | undefined> {
  const { key, mutation, input } = begun;
  // Each mutation of `mutations.ts` selects one field, whose value is the payload.
  const document: DocumentNode = MUTATIONS[mutation];
  const variables = { input: { ...input, idempotencyKey: key } };
  let maybeSent = begun.state === 'looking';
  try {
    for (let waitMs = FIRST_LOOK_MS; isUnsettled(key); waitMs = Math.min(2 * waitMs, MAX_LOOK_MS)) {
      const { data, error } = await client.mutation<Record<string, Payload>>(document, variables).toPromise();
      const payload = Object.values(data ?? {}).find((value) => value?.outcome !== undefined);
      if (payload && payload.outcome !== 'UNKNOWN') return payload;
      maybeSent ||= payload !== undefined || (error !== undefined && mayBeUnderWay(error));
      // A refusal of a later attempt says nothing about the first one.
      if (error && !maybeSent) throw new WriteRefused(error);
      setUnsettled(unsettled.map((one) => (one.key === key ? { ...one, state: 'looking' } : one)));
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return undefined;
  } finally {
    setUnsettled(unsettled.filter((one) => one.key !== key));
  }
}

const isUnsettled = (key: string) => unsettled.some((one) => one.key === key);

/** Whether a write without a payload may have been sent: no answer came at all, or an earlier attempt is still at work. */
function mayBeUnderWay(error: CombinedError): boolean {
  return error.networkError !== undefined || codesOf(error).includes('IDEMPOTENCY_IN_PROGRESS');
}
