import type { ReactNode } from 'react';

/** Something wider than a phone: it scrolls sideways by itself, by the keyboard too. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A region that scrolls must take the focus, or the keyboard cannot scroll it.
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
