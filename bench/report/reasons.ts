/**
 * Explanations from profiles and earlier runs: of missed goals, by the goal's name, and of how a series grows, by the
 * series' name. They have to hold for every run, so they give no figures of one.
 */
export const REASONS: Readonly<Record<string, string>> = {
  'Workloads 1 and 2, to the byte proxy':
    'On one connection no two requests share an upstream call. Each request pays in full for what the gateway does beyond ' +
    'copying: it identifies the caller, looks the request up, and compares every body with the one before.',
  'Workload 3, to the hand-written REST backend and to the best peer':
    'On one connection no two requests share an upstream call. The bodies differ from those before in their amounts only, so ' +
    'only the amounts are parsed again, but every field is resolved and serialized one by one, and every value is validated. ' +
    'The REST backend validates nothing and serializes its answer in one piece. On 64 connections concurrent requests share ' +
    'this work.',
  'Workload 4, to the hand-written REST backend': 'As for workload 3, for one request in ten.',
  'Workload 5, upstream calls and median latency':
    'Beyond the latency of the upstream, the calls themselves take CPU time on both sides, and there are many of them.',
  'Workload 6, to the best peer':
    'Most of the gateway’s CPU goes into the two HTTP exchanges of each request, as the byte proxy’s row shows. The rest is ' +
    'spread over many small steps, none of which takes more than a few percent. In earlier runs the best peer was Tailcall, ' +
    'which is native code; the gateway, like the byte proxy, runs on Node.js, whose larger code and data suffer more where ' +
    'other work on the machine competes for its caches.',
  'Workload 9 ({ __typename }), to a bare node:http answer':
    'The gateway identifies the caller and looks the request up before it answers; the bare answer does neither.',
  'Workload 7, to Apollo Server, which does the same without any of the safety':
    'The gateway makes three calls where Apollo Server makes two: it also reads the payment before the write, to know afterwards ' +
    'whose effect it sees. It keeps the write before it is sent, when it is sent and when it is answered, in a thread of its own, ' +
    'which shares the core with the main thread here. A write has a connection of its own. In a profile no step of the main ' +
    'thread but waking that thread takes more than a few percent; with a store in memory the goal would be missed as well.',
  'Workload 10, to the byte proxy':
    'As for workloads 1 and 2: fields that depend on writes under way are a condition that is asked before and after the reads, ' +
    'and cost nothing else while there are none.',
  'Workloads 6 and 11, to the byte proxy':
    'An unchanged payment is compared and its answer sent again. A changed one goes through all of Apollo Server’s steps and the ' +
    'execution; in a profile neither takes a third, and no function more than a few percent besides the writing to sockets.',
  'p99 of polite callers beside a greedy one, to without it':
    'In the first seconds the greedy caller spends the points of a whole minute; then the rate limit holds it. The shorter the run, ' +
    'the more of it is those seconds.',
  'Traces with a tenth of the requests sampled, to none':
    'A request that is not sampled still costs its ids and an object for each thing that is watched, a sampled one its spans and ' +
    'their way to the collector. A request from the answer cache is so cheap that this counts.',
  'Time from start to first answer':
    'The time goes into many parts: Node itself, loading the program and the parts of Node and undici that it needs, and ' +
    'building the schema. All of them take longer on a slower machine, as a Node process that does nothing shows.',
  'payments-per-screen':
    'A small screen costs about as much as its two HTTP exchanges. From about a hundred payments on, the size of the bodies ' +
    'counts: they are copied and compared where an answer is reused, and parsed, resolved and serialized where it is not. ' +
    'Beyond 200 payments a screen takes several pages, so its cost grows in proportion to their number.',
  'allocations-per-payment':
    'A payment with few allocations costs about as much as its two HTTP exchanges. Beyond that the size of the body counts: ' +
    'it is copied and compared where an answer is reused, and parsed, resolved and serialized where it is not.',
  'callers-cost':
    'A single caller costs least, because its connections share upstream calls; different callers share none. As long as the ' +
    'answers of all callers fit into ANSWER_CACHE_MAX_BYTES, more callers hardly change the cost of a request. Beyond that, ' +
    'answers that are in use stay, and callers for whose answers there is no room have every request executed.',
  concurrency:
    'On several connections the gateway makes identical upstream calls only once while they are in flight, so a request ' +
    'costs little more than sending its answer. Requests per second stop growing once the server’s core is busy; from there ' +
    'on, more connections add latency, not throughput.',
  processes:
    'The gateway’s processes are not bound to cores here. On two cores a second process gains nothing: generator and upstream ' +
    'need a core of their own, and upstream calls in flight are shared within a process only, so two processes make more of ' +
    'them. A machine with more cores is needed to show what more processes add.',
};
