import type { Contestant } from './contestant.ts';
import type { Laboratory } from './laboratory.ts';
import type { Place } from './pinned.ts';
import { probe } from './probe.ts';
import { MeasuredServer } from './server.ts';
import { upstreamAccess } from './upstream-access.ts';

/** How a start differs from the contestant's own: more environment, more arguments, another place. */
export interface Adjustments {
  env?: Readonly<Record<string, string>>;
  args?: readonly string[];
  place?: Place;
}

/** Starts a contestant with the bench's upstream as its services; resolves when it answers. */
export async function startContestant(
  laboratory: Laboratory,
  contestant: Contestant,
  { env = {}, args = [], place = 'measured' }: Adjustments = {},
): Promise<MeasuredServer> {
  const access = await upstreamAccess(laboratory);
  return MeasuredServer.start(
    async (port) => {
      const command = await contestant.command(port, access);
      return { ...command, args: [...command.args, ...args], env: { ...command.env, ...env } };
    },
    (port) => probe(laboratory, contestant, port),
    place,
  );
}
