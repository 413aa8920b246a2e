import type { PaymentPartsFragment } from '../generated/graphql.ts';
import type { Writing } from '../gateway/use-write.ts';
import { Dialog } from '../ui/dialog.tsx';

interface DetailsDialogProps {
  /** The payment as it was when the user began to edit. */
  readonly payment: PaymentPartsFragment;
  readonly writing: Writing;
  readonly onClose: () => void;
}

/** Edits a draft's description, bank reference and payment date. */
export function DetailsDialog({ payment, writing, onClose }: DetailsDialogProps) {
  const { id, reference, version: ifVersion = null, description, bankRef, paymentDate } = payment;
  const save = async (form: FormData) => {
    const changed = (name: string, before: string | null | undefined) => {
      const now = String(form.get(name)).trim();
      return now === (before ?? '') ? {} : { [name]: now };
    };
    await writing.send(
      'updateBulkPayment',
      {
        id,
        ifVersion,
        ...changed('description', description),
        ...changed('bankRef', bankRef),
        ...changed('paymentDate', paymentDate),
      },
      `Change the details of ${reference}`,
    );
    onClose();
  };
  return (
    <Dialog title={`Details of ${reference}`} onClose={onClose}>
      <form action={save}>
        <label className="field">
          Description
          <input name="description" defaultValue={description ?? ''} maxLength={100} />
        </label>
        <label className="field">
          Bank reference
          <input name="bankRef" defaultValue={bankRef ?? ''} maxLength={50} />
        </label>
        <label className="field">
          Payment date
          <input name="paymentDate" type="date" defaultValue={paymentDate ?? ''} required />
        </label>
        <div className="dialog-actions">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="primary" disabled={writing.isBusy}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
