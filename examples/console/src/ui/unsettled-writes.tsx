import { useSyncExternalStore } from 'react';
import { unsettledWrites } from '../gateway/writes.ts';

/** Says, on every screen, which writes have no known outcome yet. */
export function UnsettledWrites() {
  const writes = useSyncExternalStore(unsettledWrites.subscribe, unsettledWrites.read);
  const looking = writes.filter(({ state }) => state === 'looking');
  return (
    <section className="unsettled" aria-live="polite" aria-label="Writes without a known outcome">
      {looking.map(({ key, about }) => (
        <p key={key} className="notice pending">
          <strong>{about}:</strong> we do not know yet whether it happened. Looking; nothing is sent twice.
        </p>
      ))}
    </section>
  );
}
