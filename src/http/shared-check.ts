/** Milliseconds for which the result of a check is reused. */
const REUSED_FOR_MS = 1_000;

/**
 * Limits how often a check is done, since anybody may ask for it. Calls during a check, and up to a second
 * after its end, share its result, whether it succeeded or failed.
 * @param now gives milliseconds since any fixed point in time
 */
export function sharedCheck(check: () => Promise<void>, now: () => number): () => Promise<void> {
  let found: Promise<void> | undefined;
  let until = Infinity;
  return () => {
    if (found && now() < until) return found;
    until = Infinity;
    found = check().finally(() => (until = now() + REUSED_FOR_MS));
    return found;
  };
}
