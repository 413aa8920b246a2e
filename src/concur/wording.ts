import type { Payee, PaymentMethod } from './types.ts';

const PAYEES = new Map<string, Payee>([
  ['employee', 'EMPLOYEE'],
  ['card program', 'CARD_PROGRAM'],
]);

const METHODS = new Map<string, PaymentMethod>([
  ['expense pay by concur', 'EXPENSE_PAY'],
  ['expense pay by sap concur', 'EXPENSE_PAY'],
  ['company check (via accounts payable)', 'COMPANY_CHECK'],
  ['adp (via epip file)', 'ADP'],
]);

/** Maps a Concur Type; OTHER for one that is localised or new. */
export function payeeOf(type: string): Payee {
  return PAYEES.get(type.toLowerCase()) ?? 'OTHER';
}

/**
 * Maps a Concur PaymentMethod; OTHER for `Other Reimbursement Methods` and for one that is localised or new.
 */
export function paymentMethodOf(method: string): PaymentMethod {
  return METHODS.get(method.toLowerCase()) ?? 'OTHER';
}
