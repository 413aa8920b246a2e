import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { BatchPartsFragment } from '../generated/graphql.ts';
import { useLiveBatch } from '../gateway/live.ts';
import { useWrite } from '../gateway/use-write.ts';
import { Amount } from '../money/money.tsx';
import { addressOf } from '../route.ts';
import { batchDifferences } from '../runs/differences.ts';
import { Conflict } from '../ui/conflict.tsx';
import { LiveMark } from '../ui/live-mark.tsx';
import { Pending } from '../ui/pending.tsx';
import { PhaseBadge } from '../ui/phase-badge.tsx';
import { Problem } from '../ui/problem.tsx';
import { ACTIONS, paymentsText } from '../ui/text.ts';
import { useScopes } from '../viewer.tsx';
import { BatchFile } from './batch-file.tsx';
import { CloseDialog } from './close-dialog.tsx';

const BatchQuery = graphql(/* GraphQL */ `
  query Batch($id: ID!) {
    paymentBatch(id: $id) {
      ...BatchParts
    }
  }
`);

/** One payment batch of Concur's: what it pays, its file, and closing it. */
export function BatchScreen({ id }: { id: string }) {
  const isLive = useLiveBatch(id);
  const [{ data, error }, ask] = useQuery({ query: BatchQuery, variables: { id } });
  const batch = data?.paymentBatch;
  return (
    <>
      <a className="back" href={addressOf([])}>
        All runs
      </a>
      {error && <Problem error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {batch && <Batch batch={batch} isLive={isLive} />}
      {!batch && !error && (
        <p className="empty" role="status">
          {data ? 'Concur has no such batch.' : 'Loading…'}
        </p>
      )}
    </>
  );
}

function Batch({ batch, isLive }: { batch: BatchPartsFragment; isLive: boolean }) {
  const writing = useWrite();
  const [isClosing, setIsClosing] = useState(false);
  // What the user saw when they decided: the batch is closed only if it is still that.
  const [seen, setSeen] = useState(batch);
  const maySeeFiles = useScopes().includes('PAYMENTS_FILES');
  const { availableActions, pendingMutation, phase, count, payeeName, reimbursementMethodName } = batch;
  const { result } = writing;

  return (
    <article>
      <title>{`${batch.reference || 'Without a name'} · Payments`}</title>
      <div className="title">
        <div>
          <h1>{batch.reference || 'Without a name'}</h1>
          <p className="hint">
            {[paymentsText(count), payeeName, reimbursementMethodName].filter(Boolean).join(' · ')}
          </p>
        </div>
        <LiveMark isLive={isLive} />
        <p className="grand-total">
          <Amount of={batch.total} />
        </p>
      </div>

      <p>
        <PhaseBadge phase={phase} />
      </p>
      {pendingMutation && <Pending mutation={pendingMutation} />}
      {result?.isConflict && (
        <Conflict differences={batchDifferences(seen, batch)} changedBy={null} onDismiss={writing.forget} />
      )}
      {result && !result.isConflict && result.problems.length > 0 && (
        <div className="notice bad" role="alert">
          {result.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}

      <div className="actions" role="group" aria-label="What you can do">
        {availableActions.includes('CLOSE') && (
          <button
            type="button"
            className="primary"
            disabled={writing.isBusy}
            onClick={() => {
              setSeen(batch);
              setIsClosing(true);
            }}
          >
            {ACTIONS.CLOSE}
          </button>
        )}
        {availableActions.includes('REGENERATE_FILE') && (
          <button
            type="button"
            disabled={writing.isBusy}
            onClick={() =>
              void writing.send(
                'regeneratePaymentBatchFile',
                { id: batch.id },
                `Write the file of ${batch.reference} again`,
              )
            }
          >
            {ACTIONS.REGENERATE_FILE}
          </button>
        )}
        {availableActions.length === 0 && (
          <p className="hint">There is nothing for you to do with it at present.</p>
        )}
      </div>

      {phase === 'SETTLED' && maySeeFiles && <BatchFile id={batch.id} />}
      {isClosing && <CloseDialog batch={seen} writing={writing} onClose={() => setIsClosing(false)} />}
    </article>
  );
}
