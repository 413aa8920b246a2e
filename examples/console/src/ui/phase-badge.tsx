import type { PaymentRunPhase } from '../generated/graphql.ts';
import { PHASES } from './text.ts';

/** How far a run has come: a colour, and the word for whoever does not see it. */
export function PhaseBadge({ phase }: { phase: PaymentRunPhase }) {
  return (
    <span className="phase" data-phase={phase}>
      {PHASES[phase]}
    </span>
  );
}
