import type { PaymentPartsFragment } from '../generated/graphql.ts';
import { Amount, moneyText, totalsPerCurrency } from '../money/money.tsx';
import type { Money } from '../money/money.tsx';
import { withoutTrailingZeros } from '../money/decimal.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { dayText } from '../ui/text.ts';

type Allocation = NonNullable<PaymentPartsFragment['allocations']>[number];

/** What an allocation pays, if amount and currency are known. */
function moneyOf({ amount, document }: Allocation): Money | undefined {
  return amount !== null && document?.outstanding
    ? { amount, currency: document.outstanding.currency }
    : undefined;
}

/** The documents that a payment pays. */
export function Allocations({ payment: { allocations } }: { payment: PaymentPartsFragment }) {
  if (!allocations) return <p className="notice bad">iplicit did not say which documents this pays.</p>;
  const known = allocations.flatMap((allocation) => moneyOf(allocation) ?? []);
  return (
    <section className="card" aria-label="Allocations">
      <h2>Pays</h2>
      {allocations.length === 0 ? (
        <p className="empty">No documents yet.</p>
      ) : (
        <ScrollRegion label="Documents that this payment pays">
          <table>
            <thead>
              <tr>
                <th scope="col">Document</th>
                <th scope="col" className="wide">
                  Due
                </th>
                <th scope="col" className="number wide">
                  Outstanding
                </th>
                <th scope="col" className="number">
                  Paying
                </th>
              </tr>
            </thead>
            <tbody>
              {allocations.map((allocation) => (
                <Row key={allocation.id} allocation={allocation} />
              ))}
            </tbody>
            {known.length === allocations.length && (
              <tfoot>
                {totalsPerCurrency(known).map((total) => (
                  <tr key={total.currency}>
                    <th scope="row">Total in {total.currency}</th>
                    <td className="wide" />
                    <td className="wide" />
                    <td className="number">
                      <Amount of={total} />
                    </td>
                  </tr>
                ))}
              </tfoot>
            )}
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}

function Row({ allocation }: { allocation: Allocation }) {
  const { documentNo, amount, document } = allocation;
  const money = moneyOf(allocation);
  return (
    <tr>
      <th scope="row">
        {documentNo ?? document?.documentNo ?? 'Without a number'}
        <span className="hint">
          {document
            ? [document.contactAccount?.description, document.description].filter(Boolean).join(' · ')
            : 'You may not see this document.'}
        </span>
        {document?.dueDate && <span className="hint narrow-only">due {dayText(document.dueDate)}</span>}
      </th>
      <td className="nowrap wide">{document?.dueDate && dayText(document.dueDate)}</td>
      <td className="number wide">{document?.outstanding && <Amount of={document.outstanding} />}</td>
      <td className="number">
        {money ? moneyText(money) : amount === null ? moneyText(null) : withoutTrailingZeros(amount)}
      </td>
    </tr>
  );
}
