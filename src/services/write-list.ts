import type { PaymentSource } from '../generated/enums.ts';
import type { UserError } from '../graphql/errors.ts';
import { UpstreamError } from '../upstream/errors.ts';
import type { Json } from '../writes/store/store.ts';
import { WriteError } from '../writes/write.ts';
import type { GatewayContext } from './context.ts';

/** Several writes under one idempotency key, each to a target of its own. */
export interface WriteList<Item> {
  /** The mutation field. */
  readonly operation: string;
  readonly source: PaymentSource;
  readonly key: string;
  /** The whole list in canonical form, without the idempotency key. */
  readonly input: Json;
  /** The same as it was asked, if what it names was looked up for `input`. */
  readonly asked?: Json | undefined;
  /** Fingerprint of the caller's own credentials, if the writes use them. */
  readonly credentials: string | undefined;
  readonly items: readonly Item[];
  /** Path to the argument that holds the list. */
  readonly field: readonly string[];
  /** What the list has too few or too many of, such as `payments`. */
  readonly plural: string;
  /** What an item writes to: two alike are refused. */
  readonly targetOf: (item: Item) => string;
}

/** How to write one item. */
export interface ItemWrite<Item, Result> {
  /** @param position the item's place in the list */
  write(item: Item, position: number): Promise<Result>;
  /** The result for an item that could not be written, or may have been by an earlier request. */
  failed(item: Item, outcome: 'REFUSED' | 'UNKNOWN', userError: UserError): Result;
}

/** The schema's payload of a list of writes. */
export interface WrittenList<Result> {
  readonly userErrors: readonly UserError[];
  readonly results: readonly Result[];
}

/** The most writes in one list. */
const MAX_ITEMS = 100;
/** How many are in progress at the same time. */
const AT_ONCE = 4;

/**
 * Carries out a list of writes independently: a failure is the result of its item, not an error of the list. Results
 * are in the order of the list. If the list as a whole is refused, nothing is sent.
 * @throws {WriteError} if the journal cannot be asked about the key
 */
export async function writeList<Item, Result>(
  { caller, writes }: GatewayContext,
  list: WriteList<Item>,
  each: ItemWrite<Item, Result>,
): Promise<WrittenList<Result>> {
  const { operation, source, key, input, asked, credentials, items } = list;
  const objections = objectionsTo(list);
  if (objections.length > 0) return { userErrors: objections, results: [] };
  const conflict = await writes.claimList({ caller: caller.name, operation, key, input, asked, credentials });
  if (conflict) return { userErrors: [conflict], results: [] };
  const results = await mapConcurrently(items, AT_ONCE, (item, position) =>
    each.write(item, position).catch((error: unknown) => {
      const { outcome, userError } = failure(error, source);
      return each.failed(item, outcome, userError);
    }),
  );
  return { userErrors: [], results };
}

function objectionsTo<Item>({ items, field, plural, targetOf }: WriteList<Item>): UserError[] {
  if (items.length === 0) return [invalid(`There are no ${plural} in the list; give at least one.`, field)];
  if (items.length > MAX_ITEMS) {
    return [invalid(`There are ${items.length} ${plural} in the list; at most ${MAX_ITEMS} can be.`, field)];
  }
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const target = targetOf(item);
    const earlier = first.get(target);
    if (earlier === undefined) first.set(target, index);
    return earlier === undefined
      ? []
      : [
          invalid(`Entry ${index} is the same as entry ${earlier}; name each once.`, [
            ...field,
            String(index),
            'id',
          ]),
        ];
  });
}

function invalid(message: string, field: readonly string[]): UserError {
  return { code: 'INVALID_INPUT', message: `${message} Nothing was sent.`, field, upstream: null };
}

/** Maps a list with at most `atOnce` calls in flight. Results are in the order of the list. */
async function mapConcurrently<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lanes = Array.from({ length: atOnce }, async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  });
  await Promise.all(lanes);
  return results;
}

/** What to tell about an item that could not be written. Throwing here would lose the results of the others. */
function failure(
  error: unknown,
  source: PaymentSource,
): { outcome: 'REFUSED' | 'UNKNOWN'; userError: UserError } {
  if (!(error instanceof UpstreamError || error instanceof WriteError)) throw error;
  const upstream =
    error instanceof UpstreamError
      ? { source, status: error.status ?? null, message: null, correlationId: error.correlationId ?? null }
      : null;
  // Whether the journal knows the item's key cannot be said, so an earlier request may have sent it.
  if (error.code === 'IDEMPOTENCY_IN_PROGRESS' || error.code === 'JOURNAL_UNAVAILABLE') {
    const message = `${error.message} An earlier request with this idempotencyKey may have been carried out.`;
    return { outcome: 'UNKNOWN', userError: { code: 'OUTCOME_UNKNOWN', message, field: null, upstream } };
  }
  return {
    outcome: 'REFUSED',
    userError: { code: 'UNAVAILABLE', message: error.message, field: null, upstream },
  };
}
