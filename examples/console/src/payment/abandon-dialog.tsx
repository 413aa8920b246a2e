import type { PaymentPartsFragment } from '../generated/graphql.ts';
import type { Writing } from '../gateway/use-write.ts';
import { Dialog } from '../ui/dialog.tsx';

interface AbandonDialogProps {
  /** The payment as it was when the user decided. */
  readonly payment: PaymentPartsFragment;
  readonly writing: Writing;
  readonly onClose: () => void;
}

/** Makes sure that a payment is to be abandoned, which cannot be undone, and asks why. */
export function AbandonDialog({ payment, writing, onClose }: AbandonDialogProps) {
  const { id, reference, version: ifVersion = null } = payment;
  const abandon = async (form: FormData) => {
    const reason = String(form.get('reason')).trim() || null;
    await writing.send('abandonBulkPayment', { id, ifVersion, reason }, `Abandon ${reference}`);
    onClose();
  };
  return (
    <Dialog title={`Abandon ${reference}?`} onClose={onClose}>
      <form action={abandon}>
        <p>It will never be paid, and this cannot be undone.</p>
        <label className="field">
          Reason
          <input name="reason" maxLength={500} />
        </label>
        <div className="dialog-actions">
          <button type="button" onClick={onClose}>
            Keep it
          </button>
          <button type="submit" className="danger" disabled={writing.isBusy}>
            Abandon
          </button>
        </div>
      </form>
    </Dialog>
  );
}
