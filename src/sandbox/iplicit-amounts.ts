import { add, divide, multiply, withDecimals } from './decimal.ts';
import type { Allocation, BankAccount, Document, Payment } from './iplicit-types.ts';

/** iplicit: amounts have five decimals (`145.17000`), and more only if more were sent. */
const DECIMALS = 5;

/**
 * Makes an allocation to a document. By default it pays all that is outstanding, and the base amount follows
 * from the rate.
 */
export function allocate(
  id: string,
  document: Document,
  amount: string = document.outstandingCurrencyAmount,
  baseAmount: string = multiply(amount, document.currencyRate, DECIMALS),
): Allocation {
  return {
    id,
    docId: document.id,
    docNo: document.docNo,
    allocAmountCurrency: withDecimals(amount, DECIMALS),
    allocAmountBase: withDecimals(baseAmount, DECIMALS),
    allocCurrencyRate: document.currencyRate,
  };
}

/** Sets the payment's amount to the sum of its allocations in the currency of its bank account. */
export function recompute(payment: Payment, documentOf: (id: string) => Document | undefined): void {
  let total = '0.00000';
  for (const allocation of payment.allocations ?? []) {
    const document = documentOf(allocation.docId);
    total = add(total, amountInBank(payment, allocation, document?.currency));
  }
  payment.bankCurrencyAmount = total;
}

function amountInBank(payment: Payment, allocation: Allocation, currency: string | undefined): string {
  if (currency === payment.bankCurrency) return allocation.allocAmountCurrency;
  return /^1(\.0+)?$/.test(payment.bankCurrencyRate)
    ? allocation.allocAmountBase
    : divide(allocation.allocAmountBase, payment.bankCurrencyRate, DECIMALS);
}

/** The members of a payment that follow from its bank account. */
export function bankMembers(
  account: BankAccount,
): Pick<Payment, 'bankAccountId' | 'bankCurrency' | 'bankCurrencyRate' | 'legalEntityId'> {
  return {
    bankAccountId: account.id,
    bankCurrency: account.currency,
    bankCurrencyRate: account.rate,
    legalEntityId: account.legalEntityId,
  };
}
