import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Dice } from './dice.ts';

const objects = (count: number) =>
  `[${Array.from({ length: count }, (_, index) => `{"name${index}":${index}}`).join(',')}]`;
const elements = (count: number) => `<BatchList>${'<a/>'.repeat(count)}</BatchList>`;

/** What services answer that are broken, or have been taken over. */
const FAULTS: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, headers: { 'retry-after': '1e9' } },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 400, body: '{"errors":{"":["\u0000"]}}' },
  { kind: 'delay', ms: 100 },
  { kind: 'reset', act: false },
  { kind: 'truncate' },
  { kind: 'html' },
  { kind: 'malformed' },
  { kind: 'redirect', location: 'http://127.0.0.1:1/' },
  { kind: 'casing' },
  { kind: 'doctype' },
  { kind: 'body', body: objects(20_000) },
  { kind: 'body', body: '['.repeat(200_000) },
  { kind: 'body', body: `{"a":"${'\\u0000'.repeat(50_000)}"}` },
  { kind: 'body', body: elements(50_000) },
  { kind: 'body', body: '<a>'.repeat(100_000) },
  { kind: 'body', body: `<BatchList><BatchSummary><BatchName>${'.'.repeat(120_000)}` },
];

/** Rare, as this process makes it too. */
const FLOOD: Fault = { kind: 'oversize', bytes: 40_000_000 };

/** Makes a sandbox's services answer badly now and then, until a time in milliseconds of `performance.now()`. */
export async function misbehave({ concur, iplicit }: Sandbox, dice: Dice, until: number): Promise<void> {
  while (performance.now() < until) {
    const { faults } = dice.roll(2) === 0 ? concur : iplicit;
    faults.clear();
    if (dice.roll(60) === 0) faults.add({ fault: FLOOD });
    else if (dice.roll(3) > 0) faults.add({ times: 1 + dice.roll(6), fault: dice.of(FAULTS) });
    await sleep(40);
  }
  for (const { faults } of [concur, iplicit]) faults.clear();
}
