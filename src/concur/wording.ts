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

/** Who a Concur Type names; OTHER for what is localised or new. */
export function payeeOf(type: string): Payee {
  return PAYEES.get(type.toLowerCase()) ?? 'OTHER';
}

/** How a Concur PaymentMethod pays; OTHER for `Other Reimbursement Methods` and for what is localised or new. */
export function paymentMethodOf(method: string): PaymentMethod {
  return METHODS.get(method.toLowerCase()) ?? 'OTHER';
}
