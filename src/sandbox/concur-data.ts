import { BATCHES } from './concur-batches.ts';
import { manyBatches } from './concur-many.ts';
import type { ConcurData } from './concur-types.ts';
import { codeOf, LETTERS_DIGITS_DOLLAR } from './seeded.ts';

/**
 * The data that a sandbox starts with: a fixed, realistic set or, with `batches`, that many generated ones.
 * Equal arguments give equal data.
 */
export function createConcurData(options: { batches?: number } = {}): ConcurData {
  const rows = options.batches === undefined ? BATCHES : manyBatches(options.batches);
  return {
    application: {
      clientId: 'sandbox-client',
      clientSecret: 'sandbox-client-secret',
      refreshToken: 'sandbox-refresh-token',
      scope: 'openid PAYBAT',
    },
    batches: rows.map((row, index) => ({
      ...row,
      encryptedId: encryptedIdOf(row.batchId, index),
      file: {
        kind: index % 4 === 3 ? 'zip' : 'csv',
        delimiter: index % 5 === 4 ? ';' : ',',
        charset: index % 3 === 2 ? 'utf-8' : null,
      },
      jobRunKeys: [],
    })),
  };
}

/** Concur: an encrypted id may consist of 20 digits, more than a JavaScript number holds. */
function encryptedIdOf(batchId: string, index: number): string {
  if (index % 4 === 1) return `1${codeOf(`encrypted ${batchId}`, 19, '0123456789')}`;
  return `n$${codeOf(`encrypted ${batchId}`, 18, LETTERS_DIGITS_DOLLAR)}`;
}
