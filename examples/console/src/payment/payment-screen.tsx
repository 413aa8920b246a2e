import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { PaymentPartsFragment, PaymentRunAction } from '../generated/graphql.ts';
import { useLivePayment } from '../gateway/live.ts';
import { useWrite } from '../gateway/use-write.ts';
import type { MutationName } from '../gateway/mutations.ts';
import { Amount } from '../money/money.tsx';
import { paymentDifferences } from '../runs/differences.ts';
import { addressOf } from '../route.ts';
import { Conflict } from '../ui/conflict.tsx';
import { LiveMark } from '../ui/live-mark.tsx';
import { Pending } from '../ui/pending.tsx';
import { Problem } from '../ui/problem.tsx';
import { ACTIONS, dayText, momentText } from '../ui/text.ts';
import { AbandonDialog } from './abandon-dialog.tsx';
import { Allocations } from './allocations.tsx';
import { AllocationsForm } from './allocations-form.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { Lifecycle } from './lifecycle.tsx';

const PaymentQuery = graphql(/* GraphQL */ `
  query Payment($id: ID!) {
    bulkPayment(id: $id) {
      ...PaymentParts
    }
  }
`);

/** One bulk payment of iplicit's: what it pays, how far it has come, and what the user can do with it. */
export function PaymentScreen({ id }: { id: string }) {
  const isLive = useLivePayment(id);
  const [{ data, error }, ask] = useQuery({ query: PaymentQuery, variables: { id } });
  const askAgain = () => ask({ requestPolicy: 'network-only' });
  const payment = data?.bulkPayment;
  return (
    <>
      <a className="back" href={addressOf([])}>
        All runs
      </a>
      {error && <Problem error={error} onRetry={askAgain} />}
      {payment && <Payment payment={payment} isLive={isLive} />}
      {!payment && !error && (
        <p className="empty" role="status">
          {data ? 'iplicit has no such payment.' : 'Loading…'}
        </p>
      )}
    </>
  );
}

/** The steps that take no more than a click, in the order of the lifecycle. */
const STEPS = {
  SUBMIT: 'submitBulkPayment',
  PROCESS: 'processBulkPayment',
  POST: 'postBulkPayment',
  AMEND: 'amendBulkPayment',
  UNPOST: 'unpostBulkPayment',
} as const satisfies Partial<Record<PaymentRunAction, MutationName>>;

const FORWARD: ReadonlySet<PaymentRunAction> = new Set(['SUBMIT', 'PROCESS', 'POST']);

const isStep = (action: PaymentRunAction): action is keyof typeof STEPS => action in STEPS;

function Payment({ payment, isLive }: { payment: PaymentPartsFragment; isLive: boolean }) {
  const writing = useWrite();
  const [open, setOpen] = useState<'DETAILS' | 'ALLOCATIONS' | 'ABANDON'>();
  // What the user saw when they decided: the service is asked to do it only to that.
  const [seen, setSeen] = useState(payment);
  const decideOn = (what: NonNullable<typeof open>) => {
    setSeen(payment);
    setOpen(what);
    writing.forget();
  };
  const step = (action: keyof typeof STEPS) => {
    setSeen(payment);
    const { id, version: ifVersion = null } = payment;
    void writing.send(STEPS[action], { id, ifVersion }, `${ACTIONS[action]}: ${payment.reference}`);
  };
  const begin = (action: PaymentRunAction) => {
    if (isStep(action)) step(action);
    else if (action === 'UPDATE') decideOn('DETAILS');
    else if (action === 'EDIT_ALLOCATIONS') decideOn('ALLOCATIONS');
    else if (action === 'ABANDON') decideOn('ABANDON');
  };
  const { result } = writing;
  const close = () => setOpen(undefined);
  // The way forward first; the others stay in the order of the lifecycle.
  const actions = payment.availableActions.toSorted(
    (a, b) => Number(FORWARD.has(b)) - Number(FORWARD.has(a)),
  );

  return (
    <article>
      <title>{`${payment.reference} · Payments`}</title>
      <div className="title">
        <div>
          <h1>{payment.reference}</h1>
          <p className="hint">{payment.description}</p>
        </div>
        <LiveMark isLive={isLive} />
        <p className="grand-total">
          <Amount of={payment.total} />
        </p>
      </div>

      <Lifecycle phase={payment.phase} />
      {payment.pendingMutation && <Pending mutation={payment.pendingMutation} />}
      {result?.isConflict && (
        <Conflict
          differences={paymentDifferences(seen, payment)}
          changedBy={payment.lastModifiedBy ?? null}
          onDismiss={writing.forget}
        />
      )}
      {result && !result.isConflict && result.problems.length > 0 && (
        <div className="notice bad" role="alert">
          {result.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}

      {open !== 'ALLOCATIONS' && (
        <div className="actions" role="group" aria-label="What you can do">
          {actions.map((action) => (
            <button
              key={action}
              type="button"
              className={FORWARD.has(action) ? 'primary' : action === 'ABANDON' ? 'danger' : ''}
              disabled={writing.isBusy}
              onClick={() => begin(action)}
            >
              {ACTIONS[action]}
            </button>
          ))}
          {actions.length === 0 && <p className="hint">There is nothing for you to do with it at present.</p>}
        </div>
      )}

      {open === 'ALLOCATIONS' ? (
        <AllocationsForm payment={seen} writing={writing} onClose={close} />
      ) : (
        <>
          <Allocations payment={payment} />
          <Facts payment={payment} />
        </>
      )}

      {open === 'DETAILS' && <DetailsDialog payment={seen} writing={writing} onClose={close} />}
      {open === 'ABANDON' && <AbandonDialog payment={seen} writing={writing} onClose={close} />}
    </article>
  );
}

type CatalogEntry = PaymentPartsFragment['type'];

/** What people call an entry of one of iplicit's lists. Its text takes a call that may have failed. */
function nameOf(entry: CatalogEntry): string {
  return entry?.description ?? entry?.code ?? 'could not be read';
}

function Facts({ payment }: { payment: PaymentPartsFragment }) {
  const { type, bankAccount, paymentMethod, legalEntity, paymentDate, bankRef, statuses } = payment;
  const { lastModifiedAt, lastModifiedBy } = payment;
  return (
    <section className="card" aria-label="Details">
      <h2>Details</h2>
      <dl className="facts">
        <Fact name="From">{nameOf(bankAccount)}</Fact>
        <Fact name="Payment date">{paymentDate ? dayText(paymentDate) : 'none'}</Fact>
        <Fact name="Bank reference">{bankRef ?? 'none'}</Fact>
        <Fact name="Type">{nameOf(type)}</Fact>
        <Fact name="Method">{nameOf(paymentMethod)}</Fact>
        <Fact name="Legal entity">{nameOf(legalEntity)}</Fact>
        <Fact name="Status in iplicit">{statuses.join(', ')}</Fact>
        {lastModifiedAt && (
          <Fact name="Last changed">
            {momentText(lastModifiedAt)}
            {lastModifiedBy && ` by ${lastModifiedBy}`}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
