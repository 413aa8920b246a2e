import { workload } from '../workloads/workloads.ts';
import { World } from '../workloads/world.ts';
import type { Contestant } from './contestant.ts';
import type { Laboratory } from './laboratory.ts';

/** Whether a server answers the request of workload 9, the smallest there is. */
export async function probe(laboratory: Laboratory, contestant: Contestant, port: number): Promise<boolean> {
  const exchange = smallest(contestant);
  if (exchange === undefined) return false;
  return laboratory.ask(port, exchange).then(
    ({ status }) => status === 200,
    () => false,
  );
}

function smallest(contestant: Contestant) {
  const typename = workload('9');
  const [asked] = typename.requests(NOWHERE);
  const exchange = asked && contestant.exchange(asked);
  return typeof exchange === 'object' ? exchange.request : undefined;
}

const NOWHERE = new World({ payments: 1, batches: 1 });
