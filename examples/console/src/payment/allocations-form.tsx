import { useState } from 'react';
import type { PaymentPartsFragment } from '../generated/graphql.ts';
import type { Writing } from '../gateway/use-write.ts';
import { AllocationsEditor } from './allocations-editor.tsx';
import { draftsOf, inputOf, problemWith } from './draft-allocations.ts';
import type { DraftAllocation } from './draft-allocations.ts';

interface AllocationsFormProps {
  /** The payment as it was when the user began to edit. */
  readonly payment: PaymentPartsFragment;
  readonly writing: Writing;
  readonly onClose: () => void;
}

/** Edits which documents a draft pays, and how much of each. */
export function AllocationsForm({ payment, writing, onClose }: AllocationsFormProps) {
  const [before] = useState(() => draftsOf(payment));
  const [drafts, setDrafts] = useState<readonly DraftAllocation[]>(before ?? []);
  if (!before)
    return (
      <div className="notice bad" role="alert">
        <p>You may not see all documents that this pays, so you cannot replace them here.</p>
        <button type="button" onClick={onClose}>
          Back
        </button>
      </div>
    );
  const isReady = drafts !== before && drafts.every((draft) => problemWith(draft) === undefined);
  const save = async () => {
    const { id, reference, version: ifVersion = null } = payment;
    const payload = await writing.send(
      'replaceBulkPaymentAllocations',
      { id, ifVersion, allocations: inputOf(drafts) },
      `Change what ${reference} pays`,
    );
    if (payload) onClose();
  };
  return (
    <>
      <AllocationsEditor drafts={drafts} onChange={setDrafts} />
      <div className="bottom-bar">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button
          type="button"
          className="primary"
          disabled={!isReady || writing.isBusy}
          onClick={() => void save()}
        >
          {writing.isBusy ? 'Saving…' : 'Save allocations'}
        </button>
      </div>
    </>
  );
}
