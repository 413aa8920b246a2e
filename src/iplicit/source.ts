/** iplicit's name in the schema's enum PaymentSource. */
export const IPLICIT = 'IPLICIT';
