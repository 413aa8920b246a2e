import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answer } from './samples.ts';
import { opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

/** What the journal has confirmed is there after the process was killed, and whole. */
export function crashConformance(engine: EngineUnderTest): void {
  it('loses nothing that was confirmed and leaves nothing half written, whenever it comes', async (t) => {
    const url = await engine.newStore();
    const confirmed: string[] = [];
    for (let round = 0; round < 3; round++) confirmed.push(...(await writeAndDie(url)));
    const journal = await opened(t, url);
    const entries = new Map((await journal.list({}, 1_000_000)).map((entry) => [entry.id, entry]));
    assert.ok(confirmed.length > 0);
    for (const line of confirmed) {
      const [what, id = ''] = line.split(' ');
      assert.ok(entries.has(id), `${line}, and it is gone`);
      if (what === 'settled') assert.ok(entries.get(id)?.answer, `${line}, and its answer is gone`);
    }
    const whole = answer({ details: { much: 'x'.repeat(2_000) } });
    for (const entry of entries.values()) {
      assert.deepEqual(entry.before, { status: 'Draft' });
      if (entry.answer) assert.deepEqual(entry.answer, whole);
    }
    const open = [...entries.values()].filter((entry) => !entry.answer);
    assert.deepEqual(
      new Set((await journal.open()).map((entry) => entry.id)),
      new Set(open.map((entry) => entry.id)),
    );
  });
}

/** Runs a writer, kills it at some moment after its first entry, and gives what the journal had confirmed to it. */
async function writeAndDie(url: string): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  await once(writer.stdout, 'data');
  await sleep(Math.random() * 150);
  writer.kill('SIGKILL');
  await once(writer, 'close');
  return said.split('\n').slice(0, -1);
}
