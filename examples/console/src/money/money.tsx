import { sum } from './decimal.ts';

/** An exact amount and its currency, as the gateway's type `Money`. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const usual = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  // Never rounded: whatever digits the service has are shown, and no more zeros than the currency usually has.
  const { minimumFractionDigits = 0 } = usual.resolvedOptions();
  const format = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    minimumFractionDigits,
    maximumFractionDigits: 20,
  });
  formats.set(currency, format);
  return format;
}

/**
 * The amount in the reader's own notation. `Intl` takes it as a string, so no digit is lost.
 * @param money null if the service's own could not be read
 */
export function moneyText(money: Money | null): string {
  if (!money) return 'not readable';
  return formatFor(money.currency).format(money.amount as `${number}`);
}

/** An amount of money. */
export function Amount({ of }: { of: Money | null }) {
  return <span className="amount">{moneyText(of)}</span>;
}

/** One exact total per currency, by currency code. */
export function totalsPerCurrency(amounts: readonly Money[]): Money[] {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, group]) => ({ currency, amount: sum(group.map(({ amount }) => amount)) }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
