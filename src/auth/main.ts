import { parseArgs } from 'node:util';
import { readEnvironment } from '../app/config.ts';
import { expiry } from './api-keys.ts';
import { callerName } from './caller.ts';
import { addApiKeyRecord, newApiKey } from './new-api-key.ts';
import { isScope, SCOPES } from './scopes.ts';

/** `npm run api-key`: makes an API key, stores its digest in the file of keys, and prints the key once. */

const USAGE = `Usage: npm run api-key -- --name <who> --scopes <scope,...> [--expires <day or instant>] [--file <file>]
  Scopes: ${SCOPES.join(', ')}
  The file is AUTH_API_KEYS_FILE where --file names no other.`;

/** Throws an Error that says what is wrong with the arguments or the file. */
function main(): void {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      scopes: { type: 'string' },
      expires: { type: 'string' },
      file: { type: 'string' },
    },
  });
  const name = callerName.safeParse(values.name);
  const scopes = (values.scopes ?? '').split(',').map((scope) => scope.trim());
  const known = scopes.filter(isScope);
  const expires = expiry.optional().safeParse(values.expires);
  const file = values.file ?? readEnvironment()['AUTH_API_KEYS_FILE'];
  const problems = [
    ...(name.success ? [] : [`--name ${name.error.issues[0]?.message}.`]),
    ...(known.length === scopes.length ? [] : [`--scopes must be of ${SCOPES.join(', ')}.`]),
    ...(expires.success ? [] : [`--expires ${expires.error.issues[0]?.message}.`]),
    ...(file ? [] : ['--file or AUTH_API_KEYS_FILE must say where the key is to be kept.']),
  ];
  if (!name.success || !expires.success || !file || problems.length > 0) throw new Error(problems.join('\n'));
  const { key, record } = newApiKey({ name: name.data, scopes: known, expires: expires.data });
  addApiKeyRecord(file, record);
  process.stdout.write(`${key}\n`);
  process.stderr.write(
    `This key is shown now and never again. Its digest is in ${file}; the gateway takes it within a second.\n`,
  );
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
}
