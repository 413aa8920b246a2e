import { contactAccounts } from './iplicit-contacts.ts';
import { createDocuments } from './iplicit-documents.ts';
import { bankAccounts, batchPaymentTypes, legalEntities, paymentMethods } from './iplicit-ledger.ts';
import { manyPayments } from './iplicit-many.ts';
import { createPayments } from './iplicit-payments.ts';
import type { IplicitData } from './iplicit-types.ts';

/** The size of a generated data set. */
export interface IplicitSize {
  payments: number;
  /** 3 if absent. */
  allocationsPerPayment?: number;
}

/**
 * The data that a sandbox starts with: a fixed, realistic set or, with a size, that many generated payments.
 * Equal arguments give equal data.
 */
export function createIplicitData(size?: IplicitSize): IplicitData {
  const each = size?.allocationsPerPayment ?? 3;
  const documents = createDocuments(
    size === undefined ? 120 : Math.max(120, each, Math.min(size.payments * each, 5000)),
  );
  return {
    account: { domain: 'sandbox', username: 'gateway', apiKey: 'sandbox-api-key' },
    batchPaymentTypes: batchPaymentTypes(),
    paymentMethods: paymentMethods(),
    bankAccounts: bankAccounts(),
    legalEntities: legalEntities(),
    contactAccounts: contactAccounts(),
    documents,
    payments: size === undefined ? createPayments(documents) : manyPayments(size.payments, each, documents),
  };
}
