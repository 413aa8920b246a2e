import type { Difference } from '../runs/differences.ts';

interface ConflictProps {
  readonly differences: readonly Difference[];
  /** Who changed it last; null if the service does not say. */
  readonly changedBy: string | null;
  readonly onDismiss: () => void;
}

/** Says that somebody was quicker, and what is different from what the user saw when they decided. */
export function Conflict({ differences, changedBy, onDismiss }: ConflictProps) {
  return (
    <div className="notice bad" role="alert">
      <p>
        <strong>
          Nothing was done: this has changed since you looked{changedBy ? `, last by ${changedBy}` : ''}.
        </strong>
      </p>
      {differences.length > 0 && (
        <ul className="differences">
          {differences.map(({ what, before, now }) => (
            <li key={what}>
              <span>{what}</span> <del>{before}</del> <ins>{now}</ins>
            </li>
          ))}
        </ul>
      )}
      <p>You now see it as it is. Decide again.</p>
      <button type="button" onClick={onDismiss}>
        I have seen it
      </button>
    </div>
  );
}
