/**
 * Checks the arithmetic of docs/scale.md by playing it: callers come at random, share GETs that are under way, look on, and write.
 * `npm run scale` prints, for several numbers of replicas, what the formulas say and what happened.
 */

interface Setting {
  /** Different GETs that are asked for and looked at. */
  things: number;
  subscriptions: number;
  /** Seconds between two polls of one GET. */
  interval: number;
  queries: number;
  callsOfQuery: number;
  /** Seconds that a call takes. */
  callSeconds: number;
  writes: number;
}

const EXAMPLE: Setting = {
  things: 300,
  subscriptions: 5_000,
  interval: 10,
  queries: 2_000,
  callsOfQuery: 5,
  callSeconds: 0.1,
  writes: 20,
};
const SECONDS = 60;

/** What is asked of a service or of the database in one second, on average. */
interface Rates {
  queryCalls: number;
  pollCalls: number;
  notices: number;
}

const pick = (count: number) => Math.floor(Math.random() * count);

function simulated(replicas: number, setting: Setting): Rates {
  const watched = new Set<number>();
  for (let index = 0; index < setting.subscriptions; index += 1)
    watched.add(pick(replicas) * setting.things + pick(setting.things));
  // When the GET of a thing that is under way in a replica will be answered.
  const until = new Float64Array(replicas * setting.things);
  let calls = 0;
  const asked = setting.queries * setting.callsOfQuery * SECONDS;
  for (let index = 0; index < asked; index += 1) {
    const now = (index / asked) * SECONDS;
    const at = pick(replicas) * setting.things + pick(setting.things);
    if ((until[at] ?? 0) > now) continue;
    until[at] = now + setting.callSeconds;
    calls += 1;
  }
  let notices = 0;
  for (let index = 0; index < setting.writes * SECONDS; index += 1) notices += 2 * replicas;
  return {
    queryCalls: calls / SECONDS,
    pollCalls: watched.size / setting.interval,
    notices: notices / SECONDS,
  };
}

/** A GET is either asked for alone, or shared by all who ask while it is under way. */
function reckoned(replicas: number, setting: Setting): Rates {
  const { things, subscriptions, interval, queries, callsOfQuery, callSeconds, writes } = setting;
  const places = replicas * things;
  const each = (queries * callsOfQuery) / places;
  return {
    queryCalls: places * (each / (1 + each * callSeconds)),
    pollCalls: (places * (1 - Math.exp(-subscriptions / places))) / interval,
    notices: 2 * writes * replicas,
  };
}

const round = (value: number) => Math.round(value).toLocaleString('en');
process.stdout.write(
  'replicas   calls for queries/s    polls/s            notices/s   (reckoned, simulated)\n',
);
for (const replicas of [1, 2, 5, 10, 50, 200]) {
  const [said, seen] = [reckoned(replicas, EXAMPLE), simulated(replicas, EXAMPLE)];
  const columns = (['queryCalls', 'pollCalls', 'notices'] as const).map((name) => {
    if (Math.abs(said[name] - seen[name]) > 0.1 * seen[name]) process.exitCode = 1;
    return `${round(said[name])}, ${round(seen[name])}`.padEnd(18);
  });
  process.stdout.write(`${String(replicas).padEnd(11)}${columns.join(' ')}\n`);
}
