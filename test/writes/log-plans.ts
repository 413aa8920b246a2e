import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriteStore } from '../../src/writes/store/store.ts';
import type { LogPosition, WriteFilter } from '../../src/writes/store/store.ts';
import { opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';

const ENTRIES = 100_000;

/** Fills a log as years of use do: one caller writes nearly all of it, and nearly all was applied. */
const FILL = `insert into writes (id, caller, operation, source, target, key, fingerprint, input, owner, at, state)
  with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < ${ENTRIES})
  select 'w' || i, case when i % 1000 = 0 then 'audit' else 'treasury' end, 'operation ' || (i % 10),
    case when i % 1000 = 0 then 'CONCUR' else 'IPLICIT' end, 'BulkPayment:' || (i % 5000), 'key ' || i, 'f', '{}', 'dead', i,
    case when i % 1000 = 0 then 'UNKNOWN' when i % 100 = 0 then 'REFUSED' else 'APPLIED' end from numbers`;

/** What the log can be narrowed by, those first of which an index finds the fewest. */
const MEMBERS = {
  key: { key: 'key 7000' },
  target: { target: 'BulkPayment:2000' },
  outcomes: { outcomes: ['UNKNOWN', 'IN_PROGRESS'] },
  operation: { operation: 'operation 0' },
  caller: { caller: 'audit' },
  source: { source: 'CONCUR' },
} as const satisfies Record<string, WriteFilter>;

const PERIODS: readonly WriteFilter[] = [{}, { from: 1_000, until: 99_000 }];
const PLACES: readonly (LogPosition | undefined)[] = [undefined, { at: 50_000, id: 'w50000' }];

/** Every filter that can be made of the members. */
function filters(): WriteFilter[] {
  let all: WriteFilter[] = [{}];
  for (const member of Object.values(MEMBERS)) all = all.flatMap((one) => [one, { ...one, ...member }]);
  return all;
}

/** The very statement that lists the log, with its values in their places. */
async function statementFor(filter: WriteFilter, after: LogPosition | undefined): Promise<string> {
  let statement = '';
  const store = new WriteStore({
    now: '0',
    isShared: false,
    async run(sql, values) {
      statement = sql.replaceAll(/\$(\d+)/g, (_, place: string) => {
        const value = values[Number(place) - 1];
        return typeof value === 'string' ? `'${value}'` : String(value);
      });
      return [];
    },
    checkRoom: async () => {},
    close: async () => {},
  });
  await store.list(filter, 20, after);
  return statement;
}

/**
 * Holds the log's filters to their indexes: what is counted is the plan, and not the time.
 * @param plan gives the lines of an engine's plan for a statement
 * @param options what a plan that searches has in some line, and one that scans the table has in some line
 */
export function logPlans(
  engine: EngineUnderTest,
  plan: (url: string, statement: string) => Promise<readonly string[]>,
  { search, scan }: { search: RegExp; scan: RegExp },
): void {
  describe(`a log of ${ENTRIES} writes on ${engine.name}`, () => {
    it(`a log of ${ENTRIES} writes on ${engine.name} is searched by an index for whatever it is narrowed by, and never read whole`, async (t) => {
      const url = await engine.newStore();
      await opened(t, url);
      await engine.execute(url, FILL);
      if (engine.isShared) await engine.execute(url, 'analyze writes');
      for (const filter of filters()) {
        for (const period of PERIODS) {
          for (const after of PLACES) {
            const lines = await plan(url, await statementFor({ ...filter, ...period }, after));
            const said = `${JSON.stringify({ ...filter, ...period, after })}\n${lines.join('\n')}`;
            assert.ok(!lines.some((line) => scan.test(line)), said);
            // Without any of these it begins at one end of the index by time.
            const isNarrowed = Object.keys({ ...filter, ...period }).length > 0 || after !== undefined;
            if (isNarrowed)
              assert.ok(
                lines.some((line) => search.test(line)),
                said,
              );
          }
        }
      }
    });
  });
}
