import type { Evidence, ReadBack } from '../journal/write.ts';
import type { IplicitClient } from './client.ts';
import { encodeQuery } from './encode.ts';
import { globalId } from '../graphql/ids.ts';
import { evidenceIn } from './proof.ts';
import type { Before, CreateProof, PaymentProof } from './proof.ts';

/** Finds out what became of writes whose answers were lost. */
export function readBackFrom(client: IplicitClient): ReadBack {
  return async (intent) => {
    const proof = intent.proof as PaymentProof | CreateProof;
    if (proof.kind === 'create') return createEvidence(client, proof);
    const payment = await client.payment(proof.payment);
    return payment ? evidenceIn(proof, intent.before as Before, payment) : { shows: 'nothing' };
  };
}

/**
 * A created payment is recognised only by the gateway's own reference in its description. If no payment has
 * it, that proves nothing: the description may have been changed since.
 */
async function createEvidence(client: IplicitClient, { reference }: CreateProof): Promise<Evidence> {
  if (reference === null) return { shows: 'nothing' };
  const listed = await client.payments(encodeQuery({ description: reference }, 2, 0));
  const [payment, ...others] = listed.filter(({ description }) => description === reference);
  if (!payment || others.length > 0) return { shows: 'nothing' };
  return { shows: 'applied', target: globalId('BulkPayment', payment.uuid) };
}
