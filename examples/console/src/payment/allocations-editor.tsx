import { useId } from 'react';
import { Amount, moneyText, totalsPerCurrency } from '../money/money.tsx';
import { DocumentSearch } from './document-search.tsx';
import { draftOf, moneyIn, problemWith } from './draft-allocations.ts';
import type { DraftAllocation } from './draft-allocations.ts';

interface AllocationsEditorProps {
  readonly drafts: readonly DraftAllocation[];
  readonly onChange: (drafts: readonly DraftAllocation[]) => void;
}

/** Chooses the documents to pay and how much of each, with an exact running total. */
export function AllocationsEditor({ drafts, onChange }: AllocationsEditorProps) {
  const change = (documentId: string, amount: string) =>
    onChange(drafts.map((draft) => (draft.documentId === documentId ? { ...draft, amount } : draft)));
  return (
    <>
      <section className="card" aria-label="To pay">
        <h2>To pay</h2>
        {drafts.length === 0 ? (
          <p className="empty">Choose documents below.</p>
        ) : (
          <ul className="drafts">
            {drafts.map((draft) => (
              <Draft
                key={draft.documentId}
                draft={draft}
                onAmount={(amount) => change(draft.documentId, amount)}
                onRemove={() => onChange(drafts.filter((one) => one !== draft))}
              />
            ))}
          </ul>
        )}
        <p className="running-total" role="status">
          <span>{drafts.length === 1 ? '1 document' : `${drafts.length} documents`}</span>
          {totalsPerCurrency(moneyIn(drafts)).map((total) => (
            <Amount key={total.currency} of={total} />
          ))}
        </p>
      </section>
      <DocumentSearch
        chosen={new Set(drafts.map(({ documentId }) => documentId))}
        onChoose={(document) => onChange([...drafts, draftOf(document)])}
      />
    </>
  );
}

interface DraftProps {
  readonly draft: DraftAllocation;
  readonly onAmount: (amount: string) => void;
  readonly onRemove: () => void;
}

function Draft({ draft, onAmount, onRemove }: DraftProps) {
  const { documentNo, supplier, outstanding, amount } = draft;
  const problem = problemWith(draft);
  const hint = useId();
  return (
    <li>
      <span className="run-name">
        <strong>{documentNo}</strong>
        <span className="hint">{supplier}</span>
      </span>
      <label className="field">
        <span className="quiet">Amount for {documentNo}</span>
        <span className="with-unit">
          <input
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            aria-invalid={problem !== undefined}
            aria-describedby={hint}
            onChange={({ target }) => onAmount(target.value)}
          />
          <span>{outstanding?.currency}</span>
        </span>
        <span id={hint} className="hint" data-bad={problem !== undefined}>
          {problem ?? (outstanding && `of ${moneyText(outstanding)}`)}
        </span>
      </label>
      <button type="button" className="plain" onClick={onRemove} aria-label={`Remove ${documentNo}`}>
        Remove
      </button>
    </li>
  );
}
