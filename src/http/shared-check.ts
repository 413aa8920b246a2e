/** How long what a check found is told to others, in milliseconds. */
const TOLD_FOR_MS = 1_000;

/**
 * Has all who ask at the same time, or within a second of the answer, share one check, whatever it finds: anybody may ask, and
 * none of them is to decide how often it is done.
 * @param now milliseconds, from any time on
 */
export function sharedCheck(check: () => Promise<void>, now: () => number): () => Promise<void> {
  let found: Promise<void> | undefined;
  let until = Infinity;
  return () => {
    if (found && now() < until) return found;
    until = Infinity;
    found = check().finally(() => (until = now() + TOLD_FOR_MS));
    return found;
  };
}
