import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayProcess } from '../gateway-process.ts';

/**
 * Kills a gateway and starts it again, each time that a random number of requests has been sent since, until the work is done:
 * by requests and not by the clock, so that a fast machine is no kinder.
 * @param sent how many requests have been sent so far
 * @param killed told after each, with how many there have been
 * @returns how often it was killed
 */
export async function killWhile(
  working: Promise<unknown>,
  gateway: GatewayProcess,
  sent: () => number,
  killed: (kills: number) => Promise<void> = async () => {},
): Promise<number> {
  const done = working.then(
    () => true,
    () => true,
  );
  for (let kills = 0; ; kills += 1) {
    const next = sent() + 10 + Math.random() * 30;
    while (sent() < next) if (await Promise.race([done, sleep(1)])) return kills;
    await gateway.kill();
    await gateway.start();
    await killed(kills + 1);
  }
}
