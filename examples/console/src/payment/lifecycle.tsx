import type { PaymentRunPhase } from '../generated/graphql.ts';
import { PhaseBadge } from '../ui/phase-badge.tsx';

const WAY: readonly { phase: PaymentRunPhase; name: string }[] = [
  { phase: 'OPEN', name: 'Draft' },
  { phase: 'IN_APPROVAL', name: 'In approval' },
  { phase: 'APPROVED', name: 'Approved' },
  { phase: 'PROCESSED', name: 'Processed' },
  { phase: 'SETTLED', name: 'Posted' },
];

/** The way of a bulk payment, and how far it has come; a badge if it has left that way. */
export function Lifecycle({ phase }: { phase: PaymentRunPhase }) {
  const at = WAY.findIndex((step) => step.phase === phase);
  if (at < 0)
    return (
      <p>
        <PhaseBadge phase={phase} />
      </p>
    );
  return (
    <ol className="lifecycle" aria-label="Lifecycle">
      {WAY.map(({ phase: each, name }, index) => (
        <li
          key={each}
          data-done={index <= at}
          data-phase={phase}
          aria-current={index === at ? 'step' : undefined}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}
