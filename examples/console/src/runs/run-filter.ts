import type { PaymentRunFilter, PaymentRunPhase, PaymentSource } from '../generated/graphql.ts';
import { PHASES, SOURCES } from '../ui/text.ts';

/** What the list of runs shows, as it is kept in the address: `?source=IPLICIT&phase=OPEN&phase=APPROVED&currency=GBP&text=rent`. */
export interface RunSelection {
  readonly source: PaymentSource | undefined;
  readonly phases: readonly PaymentRunPhase[];
  readonly currency: string | undefined;
  readonly text: string;
}

const isPhase = (text: string): text is PaymentRunPhase => Object.hasOwn(PHASES, text);
const isSource = (text: string): text is PaymentSource => Object.hasOwn(SOURCES, text);

/** Reads a selection from an address; what it cannot mean is left out. */
export function selectionIn(search: URLSearchParams): RunSelection {
  const currency = search.get('currency') ?? '';
  return {
    source: search.getAll('source').find(isSource),
    phases: search.getAll('phase').filter(isPhase),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    text: search.get('text') ?? '',
  };
}

/** The selection as part of an address. */
export function searchOf({ source, phases, currency, text }: RunSelection): URLSearchParams {
  return new URLSearchParams([
    ...(source ? [['source', source]] : []),
    ...phases.map((phase) => ['phase', phase]),
    ...(currency ? [['currency', currency]] : []),
    ...(text ? [['text', text]] : []),
  ]);
}

/** The gateway's filter for a selection. */
export function filterOf({ source, phases, currency, text }: RunSelection): PaymentRunFilter {
  return {
    ...(source && { sources: [source] }),
    ...(phases.length > 0 && { phases: [...phases] }),
    ...(currency && { currency }),
    ...(text.trim() && { referenceContains: text.trim() }),
  };
}
