import type { BatchPartsFragment } from '../generated/graphql.ts';
import type { Writing } from '../gateway/use-write.ts';
import { Amount } from '../money/money.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { paymentsText } from '../ui/text.ts';

interface CloseDialogProps {
  /** The batch as it was when the user decided. */
  readonly batch: BatchPartsFragment;
  readonly writing: Writing;
  readonly onClose: () => void;
}

/** Makes sure that a batch is to be closed, which cannot be undone, and with which total. */
export function CloseDialog({ batch, writing, onClose }: CloseDialogProps) {
  const { id, reference, count, total } = batch;
  const closeBatch = async (form: FormData) => {
    const mode = form.has('wait') ? 'WAIT' : 'SCHEDULE';
    await writing.send(
      'closePaymentBatch',
      { id, mode, ifTotal: total?.amount ?? null, ifCount: count },
      `Close ${reference}`,
    );
    onClose();
  };
  return (
    <Dialog title={`Close ${reference}?`} onClose={onClose}>
      <form action={closeBatch}>
        <p>
          {paymentsText(count)} over
          <span className="grand-total">
            <Amount of={total} />
          </span>
        </p>
        <p className="hint">
          It is closed only if that is still so, and Concur then writes its payment file. This cannot be
          undone.
        </p>
        <label className="check">
          <input type="checkbox" name="wait" defaultChecked /> Wait for the file, up to a minute
        </label>
        <div className="dialog-actions">
          <button type="button" onClick={onClose}>
            Leave it open
          </button>
          <button type="submit" className="primary" disabled={writing.isBusy}>
            {writing.isBusy ? 'Closing…' : 'Close batch'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
