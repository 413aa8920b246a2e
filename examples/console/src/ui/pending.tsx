import type { RunPartsFragment } from '../generated/graphql.ts';
import { momentText, writeText } from './text.ts';

type PendingMutation = NonNullable<RunPartsFragment['pendingMutation']>;

function sentence({ mutation, outcome }: PendingMutation): string {
  const what = writeText(mutation);
  if (outcome === 'QUEUED') return `${what} is accepted and waits to be carried out by the service.`;
  if (outcome === 'UNKNOWN') return `${what} may have happened: we do not know yet. The gateway is looking.`;
  return `${what} is under way.`;
}

/** Says, on a run's screen, what has been written that its state may not show yet. */
export function Pending({ mutation }: { mutation: PendingMutation }) {
  return (
    <p className="notice pending" role="status">
      <strong>{sentence(mutation)}</strong> Sent {momentText(mutation.at)}; what you see here may be the state
      before it or after it.
    </p>
  );
}

/** The same in a list, in one word. */
export function PendingMark({ mutation }: { mutation: PendingMutation }) {
  return (
    <span className="pending-mark" title={sentence(mutation)}>
      {mutation.outcome === 'UNKNOWN' ? 'not known yet' : 'pending'}
    </span>
  );
}
