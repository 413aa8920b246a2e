import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { useWrite } from '../gateway/use-write.ts';
import { addressOf, addressOfRun, goTo } from '../route.ts';
import { Problem } from '../ui/problem.tsx';
import { AllocationsEditor } from './allocations-editor.tsx';
import { inputOf, problemWith } from './draft-allocations.ts';
import type { DraftAllocation } from './draft-allocations.ts';

const CatalogsQuery = graphql(/* GraphQL */ `
  query Catalogs {
    bankAccounts {
      id
      code
      description
      isActive
    }
    bulkPaymentTypes {
      id
      code
      description
      isActive
    }
    paymentMethods {
      id
      code
      description
      isActive
    }
    legalEntities {
      id
      code
      description
    }
  }
`);

/** Makes a draft of a bulk payment: where the money comes from, when, and which documents it pays. */
export function NewPaymentScreen() {
  const [{ data, error }, ask] = useQuery({ query: CatalogsQuery });
  const writing = useWrite();
  const form = useId();
  const [drafts, setDrafts] = useState<readonly DraftAllocation[]>([]);
  const isReady = drafts.every((draft) => problemWith(draft) === undefined);

  const create = async (form: FormData) => {
    const text = (name: string) => String(form.get(name)).trim() || null;
    const payload = await writing.send(
      'createBulkPayment',
      {
        bankAccount: text('bankAccount'),
        type: text('type'),
        paymentMethod: text('paymentMethod'),
        legalEntity: text('legalEntity'),
        paymentDate: text('paymentDate'),
        description: text('description'),
        bankRef: text('bankRef'),
        allocations: inputOf(drafts),
      },
      `Create ${text('description') ?? 'a payment'}`,
    );
    if (payload && 'bulkPayment' in payload && payload.bulkPayment) goTo(addressOfRun(payload.bulkPayment));
  };

  return (
    <>
      <title>New payment</title>
      <a className="back" href={addressOf([])}>
        All runs
      </a>
      <div className="title">
        <h1>New payment</h1>
      </div>
      {error && <Problem error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {/* Without `action`: React would empty the fields of a form whose create was refused. */}
      <form
        id={form}
        className="card"
        aria-label="Details"
        onSubmit={(event) => {
          event.preventDefault();
          void create(new FormData(event.currentTarget));
        }}
      >
        <div className="fields">
          <Choice label="From bank account" name="bankAccount" entries={data?.bankAccounts} />
          <Choice label="Type" name="type" entries={data?.bulkPaymentTypes} />
          <Choice label="Method" name="paymentMethod" entries={data?.paymentMethods} optional />
          <Choice label="Legal entity" name="legalEntity" entries={data?.legalEntities} optional />
          <label className="field">
            Payment date
            <input type="date" name="paymentDate" required />
          </label>
          <label className="field">
            Description
            <input name="description" required maxLength={100} />
          </label>
          <label className="field">
            Bank reference
            <input name="bankRef" maxLength={50} />
          </label>
        </div>
      </form>
      {/* Outside the form, so that Enter in a search creates nothing. */}
      <AllocationsEditor drafts={drafts} onChange={setDrafts} />
      {writing.result && writing.result.problems.length > 0 && (
        <div className="notice bad" role="alert">
          {writing.result.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      <div className="bottom-bar">
        <a className="button" href={addressOf([])}>
          Cancel
        </a>
        <button type="submit" form={form} className="primary" disabled={!isReady || writing.isBusy}>
          {writing.isBusy ? 'Creating…' : 'Create draft'}
        </button>
      </div>
    </>
  );
}

interface CatalogEntry {
  readonly id: string;
  readonly code?: string | null;
  readonly description?: string | null;
  readonly isActive?: boolean | null;
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  /** The catalog; undefined until it has been read. */
  readonly entries: readonly CatalogEntry[] | undefined;
  /** Whether iplicit decides if nothing is chosen. */
  readonly optional?: boolean;
}

function Choice({ label, name, entries, optional = false }: ChoiceProps) {
  return (
    <label className="field">
      {label}
      <select name={name} required={!optional} defaultValue="">
        <option value="">{optional ? 'As usual' : entries ? 'Choose…' : 'Loading…'}</option>
        {entries
          ?.filter(({ isActive }) => isActive !== false)
          .map(({ id, code, description }) => (
            <option key={id} value={id}>
              {[description, code && `(${code})`].filter(Boolean).join(' ')}
            </option>
          ))}
      </select>
    </label>
  );
}
