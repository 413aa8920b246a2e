import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask } from '../gateway.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const MAX_MODULES_BYTES = 60 * 1024 * 1024;

/** What the image's last stage copies from the stage before: paths within the project, and within the image. */
function copies(): { from: string; to: string }[] {
  const text = readFileSync(join(PROJECT, 'deploy/Dockerfile'), 'utf8');
  return [...text.matchAll(/^COPY --from=build (.+)$/gm)].flatMap(([, words = '']) => {
    const paths = words.split(' ');
    const target = paths.pop() ?? '';
    return paths.map((path) => {
      const from = path.replace('/app/', '');
      return { from, to: target.endsWith('/') ? join(target, from) : target };
    });
  });
}

function bytesIn(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

/** The Dockerfile's steps, taken in an empty folder instead of a container. The project must be built. */
describe('the image', () => {
  let root: string;

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'image-'));
    for (const { from, to } of copies()) {
      mkdirSync(dirname(join(root, to)), { recursive: true });
      cpSync(join(PROJECT, from), join(root, to), { recursive: true, dereference: true });
    }
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('the image holds less than 60 MB of modules', () => {
    assert.ok(bytesIn(join(root, 'node_modules')) < MAX_MODULES_BYTES);
  });

  it('the image runs without the project around it, as somebody who may write nothing', async () => {
    const [, command = ''] =
      /^CMD (\[.*\])$/m.exec(readFileSync(join(PROJECT, 'deploy/Dockerfile'), 'utf8')) ?? [];
    const [, ...args] = JSON.parse(command) as string[];
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
      // mkdtemp makes a folder for its owner alone.
      chmodSync(root, 0o755);
    }
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { PORT: '0', LOG_LEVEL: 'info', NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(isRoot && { uid: 65_534, gid: 65_534 }),
    });
    let log = '';
    child.stderr.on('data', (text: Buffer) => (log += text.toString()));
    const origin = () => /"origin":"([^"]+)"/.exec(log)?.[1];
    while (origin() === undefined) {
      assert.equal(child.exitCode, null, log);
      await sleep(50);
    }
    const { data, errors } = await ask<{ paymentRuns: { nodes: unknown[] } }>(
      `${origin()}/graphql`,
      '{ paymentRuns(first: 1) { nodes { id } } }',
    );
    assert.deepEqual(errors, []);
    assert.equal(data.paymentRuns.nodes.length, 1);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  });

  const run = (command: string, ...args: string[]) =>
    execFileSync(process.execPath, [`dist/gateway/${command}.js`, ...args], {
      cwd: root,
      env: { JOURNAL_URL: 'sqlite::memory:' },
      encoding: 'utf8',
    });

  it('the image has the commands of operators', () => {
    assert.match(run('doctor'), /^well {3}configuration$[^]*^well {3}store$/m);
    assert.equal(run('writes', 'list'), 'None.\n');
    assert.equal(run('api-key', 'list', '--file', 'none.json'), '');
    assert.throws(() => run('company-connect'), /CONCUR_CLIENT_ID is not set/);
  });
});
