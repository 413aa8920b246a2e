/**
 * What has been found out about figures that were not reached, by their name in the table, and about where growth bends and
 * why, by the name of its series.
 */
export const REASONS: Readonly<Record<string, string>> = {
  'workload 1 and 2, CPU per request, to the byte proxy':
    'On one connection nothing is shared: what the gateway does beside copying, to know who asks, to look the request up and to ' +
    'compare every body, is a part of each request, and the smaller the bodies are the more of it.',
  'workload 3, to the hand-written REST backend':
    'On one connection nothing is shared. Of two bodies that differ from those before in their amounts, only the amounts are ' +
    'read. A profile (`--cpu-prof`) shows a fifth of the time in that, with every digit and every value held to its kind; a ' +
    'third in answering some 2,750 fields one by one and writing them down; and the rest in HTTP and the request itself. The ' +
    'backend checks nothing and builds its answer in one piece. On 64 connections what has changed is worked out once for all.',
  'workload 4, to the hand-written REST backend': 'The same as for workload 3, once in ten requests.',
  'workload 5, upstream calls and latency':
    'What takes longer than the waiting is the exchanges themselves: 242 of them, which cost both sides CPU time.',
  'workload 6':
    'Tailcall is compiled to machine code and looks at nothing but the members asked for. Most of what the gateway takes is ' +
    'two HTTP exchanges in Node.js, which the byte proxy pays as well.',
  '{ __typename }, to a bare node:http answer':
    'The whole of what every request is put through, to know who asks and to look it up, beside an answer that is put through nothing.',
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
    'No process of the gateway is bound to a core here. On two cores a second one gains nothing: one core is the generator’s ' +
    'and the upstream’s, and what is in flight is shared within a process, so that two ask the services for more. It takes a ' +
    'machine with more cores to show what they add.',
};
