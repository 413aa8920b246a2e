import type { BankAccount, BatchPaymentType, CatalogItem, LegalEntity } from './iplicit-types.ts';
import { uuidOf } from './seeded.ts';

/** The companies of the imaginary Millbrook group. */
export function legalEntities(): LegalEntity[] {
  const rows: [string, string, string, string, string, string, boolean][] = [
    ['MIT', 'Millbrook Instruments & Tools Ltd', 'GB', 'GBP', '04417732', 'MITGBP', true],
    ['MITUS', 'Millbrook Tools Inc.', 'US', 'USD', '84-2290417', 'MITUSD', true],
    ['MITDE', 'Millbrook Werkzeuge GmbH', 'DE', 'EUR', 'HRB 118822', 'MITDEEUR', true],
    ['MITCH', 'Millbrook Précision SA', 'CH', 'CHF', 'CHE-114.220.981', 'MITCHF', true],
    ['MITOLD', 'Millbrook Brass Foundry Ltd (dormant)', 'GB', 'GBP', '00218844', 'MITGBP', false],
  ];
  return rows.map(([code, description, countryCode, currency, companyNo, bankAccount, isActive]) => ({
    id: legalEntityId(code),
    code,
    description,
    companyNo,
    countryCode,
    currency,
    isActive,
    bankAccountId: bankAccountId(bankAccount),
  }));
}

/** The group's bank accounts. */
export function bankAccounts(): BankAccount[] {
  const rows: [string, string, string, string, string, string][] = [
    ['MITGBP', 'Sterling current account', 'GBP', 'MIT', 'BACS', '1.0000000000'],
    ['MITEUR', 'Euro account', 'EUR', 'MIT', 'SEPA', '0.8846290000'],
    ['MITJPY', 'Yen account, 東京支店', 'JPY', 'MIT', 'WIRE', '0.0051230000'],
    ['MITUSD', 'US operating account', 'USD', 'MITUS', 'WIRE', '0.7612450000'],
    ['MITDEEUR', 'Geschäftskonto Hannover', 'EUR', 'MITDE', 'SEPA', '0.8846290000'],
    ['MITCHF', 'Kontokorrent Zürich', 'CHF', 'MITCH', 'WIRE', '0.9437810000'],
  ];
  return rows.map(([code, description, currency, legalEntity, method, rate]) => ({
    id: bankAccountId(code),
    code,
    description,
    currency,
    legalEntityId: legalEntityId(legalEntity),
    paymentMethodId: paymentMethodId(method),
    rate,
  }));
}

/** The group's payment methods; one is no longer active. */
export function paymentMethods(): CatalogItem[] {
  const rows: [string, string, boolean][] = [
    ['BACS', 'BACS direct credit', true],
    ['SEPA', 'SEPA credit transfer', true],
    ['WIRE', 'International wire', true],
    ['CHQ', 'Cheque', false],
  ];
  return rows.map(([code, description, isActive]) => ({
    id: paymentMethodId(code),
    code,
    description,
    isActive,
  }));
}

/** The types of bulk payments. */
export function batchPaymentTypes(): BatchPaymentType[] {
  return [
    {
      id: batchPaymentTypeId('SUP'),
      code: 'SUP',
      description: 'Supplier payments',
      isActive: true,
      prefix: 'BP-',
    },
    {
      id: batchPaymentTypeId('EXP'),
      code: 'EXP',
      description: 'Expense reimbursements',
      isActive: true,
      prefix: 'EX-',
    },
  ];
}

/** The id of a legal entity, by its code. */
export const legalEntityId = (code: string): string => uuidOf(`legal entity ${code}`);
/** The id of a bank account, by its code. */
export const bankAccountId = (code: string): string => uuidOf(`bank account ${code}`);
/** The id of a payment method, by its code. */
export const paymentMethodId = (code: string): string => uuidOf(`payment method ${code}`);
/** The id of a type of bulk payments, by its code. */
export const batchPaymentTypeId = (code: string): string => uuidOf(`batch payment type ${code}`);
/** The id of the accounting period of a date, which is its month. */
export const periodIdOf = (date: string): string => uuidOf(`period ${date.slice(0, 7)}`);
