import { parseArgs } from 'node:util';
import { readEnvironment, setIn } from '../app/config.ts';
import { globalId } from '../graphql/ids.ts';
import { withSecretFiles } from '../secret-files.ts';
import { ConfigError, StartError, startErrorText } from '../start-error.ts';
import { resolvedAnswer } from './outcome.ts';
import { DONE } from './reconciler.ts';
import { openStore } from './store/open-store.ts';
import type { Outcome, WriteRecord, WriteStore } from './store/store.ts';

/**
 * Looks into the record of writes, and ends those of unknown outcome by a person's word. It may be run beside
 * gateways that use the same journal, and while none runs.
 */

const USAGE = `Usage: npm run writes -- <command>     The journal is that of JOURNAL_URL or JOURNAL_URL_FILE.

  list                what is not settled, newest first
    --outcome <name>  those of this outcome instead: IN_PROGRESS, APPLIED, QUEUED, REFUSED, NOT_APPLIED or UNKNOWN;
                      may be given several times
    --key <key>       those under this idempotency key; --caller <name>, --target <id> and --mutation <field> likewise
    --limit <number>  at most so many; default 50
  show <id>           everything about one
  resolve <id>        ends one whose outcome is unknown, after somebody has looked at the service; never undone
    --outcome <name>  APPLIED or NOT_APPLIED
    --note <text>     why it is certain
    --by <name>       who says so
    --run <id>        what a create made, as BulkPayment:<uuid>

  Exit codes: 0 done, 1 not done.
`;

const OPTIONS = {
  outcome: { type: 'string', multiple: true },
  key: { type: 'string' },
  caller: { type: 'string' },
  target: { type: 'string' },
  mutation: { type: 'string' },
  limit: { type: 'string', default: '50' },
  note: { type: 'string' },
  by: { type: 'string' },
  run: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

const OUTCOMES = ['IN_PROGRESS', 'APPLIED', 'QUEUED', 'REFUSED', 'NOT_APPLIED', 'UNKNOWN'] as const;

async function list(store: WriteStore, values: Values): Promise<string> {
  const { key, caller, target, mutation: operation } = values;
  const given = values.outcome ?? (key === undefined ? ['UNKNOWN', 'QUEUED', 'IN_PROGRESS'] : undefined);
  const outcomes = given?.map((name) => oneOf(name, OUTCOMES));
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new StartError('--limit must be a whole number, 1 or more.');
  const records = await store.list({ key, caller, target, operation, outcomes }, limit);
  if (records.length === 0) return 'None.';
  return records
    .map((record) => {
      const { id, at, state, source, target: wroteTo } = record;
      return [new Date(at).toISOString(), state, id, source, record.operation, wroteTo ?? '-'].join('  ');
    })
    .join('\n');
}

async function show(store: WriteStore, id: string): Promise<string> {
  return JSON.stringify(shown(await found(store, id)), undefined, 2);
}

async function resolve(store: WriteStore, id: string, values: Values): Promise<string> {
  const { note, by, run } = values;
  const outcome = oneOf(values.outcome?.join() ?? '', ['APPLIED', 'NOT_APPLIED'] as const);
  if (!note?.trim() || !by?.trim())
    throw new StartError('Say why it is certain and who says so: --note and --by.');
  const record = await found(store, id);
  if (record.state !== 'UNKNOWN' && record.state !== 'QUEUED') {
    throw new StartError(`Its outcome is ${record.state}, not unknown; nothing was changed.`);
  }
  const isMade = record.target === null && outcome === 'APPLIED';
  if (isMade !== (run !== undefined)) {
    throw new StartError(
      isMade
        ? 'Say what the create made: --run BulkPayment:<uuid>.'
        : 'Leave --run out: it is known what it wrote to.',
    );
  }
  const answer = resolvedAnswer(record, outcome, { name: by, note, target: record.target ?? run ?? null });
  const { record: after } = await store.settle(record, answer, DONE);
  if (after.answer?.note !== note) {
    throw new StartError(`It has been settled meanwhile as ${after.state}; nothing was changed.`);
  }
  return `${id} is ${after.state} now, as ${by} says.`;
}

async function found(store: WriteStore, given: string): Promise<WriteRecord> {
  const id = given.replace(/^MutationRecord:/, '');
  const record = await store.byId(id);
  if (!record) throw new StartError(`There is no write ${given}.`);
  return record;
}

function shown(record: WriteRecord): object {
  const { id, at, sentAt, settledAt, state, answer, caller, operation, source, target, key, position } =
    record;
  return {
    id: globalId('MutationRecord', id),
    at: time(at),
    sentAt: time(sentAt),
    outcome: state,
    settledAt: time(settledAt),
    settledBy: answer?.settledBy ?? null,
    note: answer?.note ?? null,
    caller,
    mutation: operation,
    source,
    target,
    fencesItsTarget: record.isFence,
    idempotencyKey: key,
    position,
    requestId: record.requestId,
    input: record.input,
    lookedAt: record.looks,
    before: record.before,
    provenBy: record.proof,
    upstreamStatus: answer?.status ?? null,
    correlationId: answer?.correlationId ?? null,
    userErrors: answer?.userErrors ?? [],
  };
}

function time(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function oneOf<Name extends Outcome | 'IN_PROGRESS'>(name: string, names: readonly Name[]): Name {
  const known = names.find((each) => each === name.toUpperCase());
  if (known) return known;
  throw new StartError(`--outcome must be ${names.join(', ').replace(/, (?=[^,]*$)/, ' or ')}.`);
}

async function run(): Promise<string> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command = '', id = ''] = positionals;
  if (command !== 'list' && (command !== 'show' || id === '') && (command !== 'resolve' || id === ''))
    return USAGE;
  const { variables, problems } = withSecretFiles(setIn(readEnvironment()), ['JOURNAL_URL']);
  if (problems.length > 0) throw new ConfigError(problems);
  const url = variables['JOURNAL_URL'] ?? 'sqlite:./data/journal.db';
  const store = await openStore(url, { isGateway: false });
  try {
    if (command === 'list') return await list(store, values);
    return await (command === 'show' ? show(store, id) : resolve(store, id, values));
  } finally {
    await store.close();
  }
}

try {
  process.stdout.write(`${await run()}\n`);
} catch (error) {
  process.stderr.write(`${startErrorText(error)}\n`);
  process.exitCode = 1;
}
