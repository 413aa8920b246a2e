import type { Evidence, ReadBack } from '../journal/write.ts';
import type { IplicitClient } from './client.ts';
import { encodeQuery } from './encode.ts';
import { globalId } from '../graphql/ids.ts';
import { evidenceIn } from './proof.ts';
import type { Before, CreateProof, PaymentProof } from './proof.ts';

/**
 * How long after a create its absence still says something, in milliseconds. Later the payment may have been there and
 * been given another description, and then it must not be taken for one that was never made.
 */
const ABSENCE_COUNTS_MS = 10 * 60_000;

/** Reads iplicit back for writes whose answers were lost. */
export function readBackFrom({ client, now }: { client: IplicitClient; now: () => number }): ReadBack {
  return async (intent) => {
    const proof = intent.proof as PaymentProof | CreateProof;
    if (proof.kind === 'create') return createEvidence(client, proof, now() - intent.at);
    const payment = await client.payment(proof.payment);
    return payment ? evidenceIn(proof, intent.before as Before, payment) : { shows: 'nothing' };
  };
}

/** A created payment is known by the gateway's own reference in its description, and by nothing else. */
async function createEvidence(client: IplicitClient, proof: CreateProof, ageMs: number): Promise<Evidence> {
  const { reference } = proof;
  if (reference === null) return { shows: 'nothing' };
  const listed = await client.payments(encodeQuery({ description: reference }, 2, 0));
  const [payment, ...others] = listed.filter(({ description }) => description === reference);
  if (payment && others.length === 0) {
    return { shows: 'applied', target: globalId('BulkPayment', payment.uuid) };
  }
  return { shows: payment === undefined && ageMs < ABSENCE_COUNTS_MS ? 'unchanged' : 'nothing' };
}
