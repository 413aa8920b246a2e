import type { Config } from './config.ts';
import { SERVICES } from '../services/index.ts';
import type { RunningSandbox, Variables } from '../services/service.ts';

/**
 * Starts a stand-in for every service, unless any is configured.
 * @param given the variables that are set
 * @returns the stand-ins and the variables that lead to all of them; undefined if a service is configured
 * @throws the listen error if there is no port left
 */
export async function startSandbox(config: Config, given: Variables): Promise<RunningSandbox | undefined> {
  if (config.services.length > 0) return undefined;
  const starting = await Promise.allSettled(SERVICES.map((service) => service.sandbox(given)));
  const running = starting.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const close = async () => {
    await Promise.all(running.map((each) => each.close()));
  };
  for (const each of starting) {
    if (each.status === 'fulfilled') continue;
    // What is open would keep this process alive.
    await close();
    throw each.reason;
  }
  return { variables: Object.assign({}, ...running.map((each) => each.variables)) as Variables, close };
}
