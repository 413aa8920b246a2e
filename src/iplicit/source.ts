/** The service's name, as the schema's PaymentSource has it. */
export const IPLICIT = 'IPLICIT';
