import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lost, writesOver } from './writes-over.ts';

const MAIN = fileURLToPath(new URL('../../src/writes/main.ts', import.meta.url));

/** What has been applied, as the journal has it whose address is in a file. */
const listFrom = (path: string) =>
  promisify(execFile)(process.execPath, [MAIN, 'list', '--outcome', 'APPLIED'], {
    env: { PATH: process.env['PATH'], JOURNAL_URL_FILE: path },
  });

describe('the command for writes', () => {
  let folder = '';
  let url = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'command-'));
    url = `sqlite:${join(folder, 'journal.db')}`;
  });
  after(() => rm(folder, { recursive: true }));

  const command = async (...args: string[]) => {
    const env = { PATH: process.env['PATH'], JOURNAL_URL: url };
    return promisify(execFile)(process.execPath, [MAIN, ...args], { env }).then(
      ({ stdout }) => stdout.trim(),
      ({ stderr }: { stderr: string }) => `FAILED ${stderr.trim()}`,
    );
  };

  it('the command for writes lists what is not settled, shows one and ends it by a person’s word, beside a gateway that runs', async (t) => {
    const { perform, service, writes } = await writesOver(t, url);
    assert.equal(await command('list'), 'None.');
    await perform({ target: 'Thing:2' });
    service.answer = lost;
    service.shows = { shows: 'nothing' };
    const { record: id } = await perform({ key: 'k', operation: 'createThing', target: null });
    assert.ok(id);
    assert.match(await command('list'), new RegExp(`^\\S+  UNKNOWN  ${id}  TEST  createThing  -$`));
    assert.equal(
      (await command('list', '--outcome', 'applied', '--outcome', 'UNKNOWN')).split('\n').length,
      2,
    );
    assert.match(await command('list', '--key', 'k'), /createThing/);
    const shown = JSON.parse(await command('show', `MutationRecord:${id}`)) as Record<string, unknown>;
    assert.deepEqual([shown['outcome'], shown['idempotencyKey'], shown['input']], ['UNKNOWN', 'k', 'input']);
    const word = ['resolve', id, '--outcome', 'APPLIED', '--note', 'seen it', '--by', 'ada'];
    assert.match(await command(...word), /^FAILED Say what the create made/);
    assert.match(await command('resolve', id, '--outcome', 'APPLIED'), /^FAILED Say why/);
    assert.match(
      await command('resolve', id, '--outcome', 'MAYBE'),
      /^FAILED --outcome must be APPLIED or NOT_APPLIED/,
    );
    assert.match(await command(...word, '--run', 'Thing:9'), /is APPLIED now, as ada says/);
    assert.match(await command(...word, '--run', 'Thing:9'), /^FAILED Its outcome is APPLIED/);
    const again = await perform({ key: 'k', operation: 'createThing', target: null });
    assert.deepEqual([again.outcome, again.target], ['APPLIED', 'Thing:9']);
    assert.equal((await writes.byId(id))?.answer?.settledBy, 'ada');
  });

  it('the command for writes takes the address of the journal from a file, as the gateway does', async () => {
    const file = join(folder, 'journal-url');
    await writeFile(file, `${url}\n`);
    assert.match((await listFrom(file)).stdout, /APPLIED/);
    await assert.rejects(listFrom(join(folder, 'none')), /JOURNAL_URL_FILE names cannot be read/);
  });

  it('the command for writes says how it is used, and where there is nothing to look into', async () => {
    assert.match(await command(), /^Usage: npm run writes/);
    assert.match(await command('show', 'nothing'), /^FAILED There is no write nothing/);
  });
});
