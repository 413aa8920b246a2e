/**
 * What has been found out about figures that were not reached, by their name in the table, and about where growth bends and
 * why, by the name of its series.
 */
export const REASONS: Readonly<Record<string, string>> = {
  'payments-per-screen':
    'A small screen costs what two HTTP exchanges cost, whatever is in them; from about a hundred payments on it is bytes that ' +
    'cost: copied and compared where an answer is given again, parsed, resolved and written anew where it is not. From 200 ' +
    'payments on the lines are straight, since a longer screen is more pages.',
  'allocations-per-payment':
    'Up to about 100 allocations, 20 KB, the two HTTP exchanges outweigh what is in them; beyond that it is bytes that cost.',
  'callers-cost':
    'As long as what is kept for all of them fits into REPLAY_MAX_BYTES a caller costs no more than the first. Callers who come ' +
    'in turn are the worst case beyond that: what was kept longest unused is thrown out, and it is the next that is needed.',
  concurrency:
    'With several connections, exchanges with the upstream that are alike and in flight together are one, so that a request ' +
    'costs little more than its own answer. Requests a second level off where the core is full; from there on more ' +
    'connections only wait longer.',
  processes:
    'No process of the gateway is bound to a core here. On two cores generator and upstream take their part of what a second ' +
    'process could have: the gain is less than twofold by as much as they use.',
};
