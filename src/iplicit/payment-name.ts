import { isUuid } from '../graphql/uuid.ts';
import { LARGEST_TAKE } from './client.ts';
import type { IplicitReads } from './loaders.ts';

/** iplicit 1.13.0: a longer one is refused as a filter, so no payment has one. */
const LONGEST_BATCH_NO = 50;

/**
 * The uuids of the payments that a caller's reference names. iplicit: a batch number is unique within a type only, and
 * asked for by it iplicit gives one of several without a word. A write must not go to whichever that is, so it is the list
 * that is asked.
 * @param ref uuid in any case, or batch number
 */
export async function paymentsNamed(reads: IplicitReads, ref: string): Promise<string[]> {
  if (isUuid(ref)) return [ref.toLowerCase()];
  if (ref.length > LONGEST_BATCH_NO) return [];
  const listed = await reads.payments({ batchNo: ref }, LARGEST_TAKE, 0);
  return listed.filter(({ batchNo }) => batchNo?.toLowerCase() === ref.toLowerCase()).map(({ uuid }) => uuid);
}
