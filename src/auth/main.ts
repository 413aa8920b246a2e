import { parseArgs } from 'node:util';
import { readEnvironment } from '../app/config.ts';
import { expiry, isReadableByOthers, READABLE_BY_OTHERS } from './api-keys.ts';
import { callerName, isScope, SCOPES } from './caller.ts';
import {
  changeApiKeyFile,
  keyId,
  newApiKey,
  readApiKeyFile,
  withNextKey,
  withoutKey,
} from './new-api-key.ts';

/** `npm run api-key`: makes, lists, revokes and replaces the API keys of a file. A key is shown once and never kept. */

const USAGE = `Usage: npm run api-key -- <command> [--file <file>]
  create --name <who> --scopes <scope,...> [--expires <day or instant>]   makes a key and prints it once
  list                                                                    shows whose keys there are, and what they may do
  revoke --name <who> [--id <id>]                                         ends every key of a caller, or one of them, at once
  rotate --name <who> [--overlap <hours>] [--expires <day or instant>]    makes a key like the present ones, which end later
  Scopes: ${SCOPES.join(', ')}. The overlap is 24 hours unless given.
  The file is AUTH_API_KEYS_FILE where --file names no other. A running gateway takes every change within a second.`;

const MS_PER_HOUR = 3_600_000;
const MAX_OVERLAP_HOURS = 24 * 90;

/** The arguments of all commands. */
interface Arguments {
  name?: string;
  scopes?: string;
  expires?: string;
  id?: string;
  overlap?: string;
}

/** Reports everything that is wrong with the arguments at once. */
function check(problems: readonly (string | false | undefined)[]): void {
  const found = problems.filter((problem) => typeof problem === 'string');
  if (found.length > 0) throw new Error(found.join('\n'));
}

function nameProblem(name: string | undefined): string | undefined {
  const { error } = callerName.safeParse(name);
  return error && `--name ${error.issues[0]?.message}.`;
}

function expiryProblem(expires: string | undefined): string | undefined {
  const { error } = expiry.optional().safeParse(expires);
  return error && `--expires ${error.issues[0]?.message}.`;
}

/** Shows a new key, for the only time. */
function show(key: string, file: string): void {
  process.stdout.write(`${key}\n`);
  process.stderr.write(
    `This key is shown now and never again. Its digest is in ${file}; the gateway takes it within a second.\n`,
  );
}

function create(file: string, { name = '', scopes = '', expires }: Arguments): void {
  const asked = scopes.split(',').map((scope) => scope.trim());
  const known = asked.filter(isScope);
  check([
    nameProblem(name),
    known.length < asked.length && `--scopes must be of ${SCOPES.join(', ')}.`,
    expiryProblem(expires),
  ]);
  const { key, record } = newApiKey({ name, scopes: known, expires });
  changeApiKeyFile(file, (records) => [...records, record]);
  show(key, file);
}

function list(file: string): void {
  for (const record of readApiKeyFile(file)) {
    const { name, scopes, expires = 'never' } = record;
    process.stdout.write(`${keyId(record)}  ${name}  ${scopes.join(',')}  expires: ${expires}\n`);
  }
}

function revoke(file: string, { name = '', id }: Arguments): void {
  check([nameProblem(name)]);
  changeApiKeyFile(file, (records) => withoutKey(records, name, id));
}

function rotate(file: string, { name = '', overlap = '24', expires }: Arguments): void {
  const hours = /^\d{1,4}$/.test(overlap) ? Number(overlap) : Infinity;
  check([
    nameProblem(name),
    hours > MAX_OVERLAP_HOURS && `--overlap must be a whole number of hours from 0 to ${MAX_OVERLAP_HOURS}.`,
    expiryProblem(expires),
  ]);
  const now = Date.now();
  let made = '';
  changeApiKeyFile(file, (records) => {
    const next = withNextKey(records, name, { now, endAt: now + hours * MS_PER_HOUR, expires });
    made = next.key;
    return next.records;
  });
  show(made, file);
}

const COMMANDS: Readonly<Record<string, (file: string, given: Arguments) => void>> = {
  create,
  list,
  revoke,
  rotate,
};

/** Throws an Error that says what is wrong with the arguments or the file. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      scopes: { type: 'string' },
      expires: { type: 'string' },
      id: { type: 'string' },
      overlap: { type: 'string' },
      file: { type: 'string' },
    },
  });
  const [name = '', ...more] = positionals;
  const command = COMMANDS[name];
  const file = values.file ?? readEnvironment()['AUTH_API_KEYS_FILE'];
  check([
    (!command || more.length > 0) && `Say what to do: ${Object.keys(COMMANDS).join(', ')}.`,
    !file && '--file or AUTH_API_KEYS_FILE must say where the keys are kept.',
  ]);
  command?.(file ?? '', values);
  if (file && isReadableByOthers(file)) process.stderr.write(`Warning: ${READABLE_BY_OTHERS}.\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
}
