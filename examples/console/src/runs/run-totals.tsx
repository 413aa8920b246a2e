import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { RunTotalsQuery } from '../generated/graphql.ts';
import { sum, thousandths } from '../money/decimal.ts';
import { Amount, moneyText } from '../money/money.tsx';
import { PHASES } from '../ui/text.ts';
import { filterOf } from './run-filter.ts';
import type { RunSelection } from './run-filter.ts';

const TotalsQuery = graphql(/* GraphQL */ `
  query RunTotals($filter: PaymentRunFilter) {
    paymentRunTotals(filter: $filter) {
      totals {
        source
        phase
        count
        total {
          amount
          currency
        }
      }
      isComplete
    }
  }
`);

type Total = RunTotalsQuery['paymentRunTotals']['totals'][number];

interface RunTotalsProps {
  readonly selection: RunSelection;
  readonly onSelect: (change: Partial<RunSelection>) => void;
}

/** One card per currency with the exact total of all runs that match, and how it is spread over the phases. */
export function RunTotals({ selection, onSelect }: RunTotalsProps) {
  // Whatever currency is selected, the cards of the others stay, as they are what selects them.
  const filter = filterOf({ ...selection, currency: undefined });
  const [{ data }] = useQuery({ query: TotalsQuery, variables: { filter } });
  if (!data) return <ul className="totals" aria-label="Totals per currency" aria-busy="true" />;
  const { totals, isComplete } = data.paymentRunTotals;
  const byCurrency = Map.groupBy(totals, ({ total }) => total.currency);
  return (
    <>
      <ul className="totals" aria-label="Totals per currency">
        {[...byCurrency]
          // The currencies in use most first.
          .toSorted(([, a], [, b]) => runsIn(b) - runsIn(a))
          .map(([currency, group]) => {
            const isSelected = selection.currency === currency;
            return (
              <li key={currency}>
                <button
                  type="button"
                  className="card total"
                  aria-pressed={isSelected}
                  onClick={() => onSelect({ currency: isSelected ? undefined : currency })}
                >
                  <CurrencyTotal currency={currency} group={group} />
                </button>
              </li>
            );
          })}
      </ul>
      {!isComplete && <p className="notice">The totals cover only the runs that could be read.</p>}
    </>
  );
}

const runsIn = (group: readonly Total[]) => group.reduce((runs, { count }) => runs + count, 0);

function CurrencyTotal({ currency, group }: { currency: string; group: readonly Total[] }) {
  const amount = sum(group.map(({ total }) => total.amount));
  const runs = runsIn(group);
  const byPhase = Map.groupBy(group, ({ phase }) => phase);
  return (
    <>
      <span className="hint">
        {currency} · {runs} {runs === 1 ? 'run' : 'runs'}
      </span>
      <Amount of={{ amount, currency }} />
      <span className="bar" aria-hidden="true">
        {[...byPhase].map(([phase, parts]) => {
          const part = sum(parts.map(({ total }) => total.amount));
          return (
            <span
              key={phase}
              data-phase={phase}
              style={{ flexGrow: Math.max(8, thousandths(part, amount)) }}
              title={`${PHASES[phase]}: ${moneyText({ amount: part, currency })}`}
            />
          );
        })}
      </span>
    </>
  );
}
