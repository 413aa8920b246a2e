import { startTestGateway } from '../gateway.ts';
import type { TestGateway, TestGatewayOptions } from '../gateway.ts';
import { Impostor } from './impostor.ts';

/** A gateway before two services that somebody has taken over. */
export interface HostileGateway {
  gateway: TestGateway;
  concur: Impostor;
  iplicit: Impostor;
  /** The writes that reached a service, sign-ins aside: what must be none. */
  writes: () => string[];
  /** Forgets what happened. */
  reset: () => void;
  close: () => Promise<void>;
}

/** Starts a gateway with an impostor before each service. Upstream time is ample: what ends early was refused. */
export async function startHostileGateway(options: TestGatewayOptions = {}): Promise<HostileGateway> {
  const [concur, iplicit] = await Promise.all([Impostor.start(), Impostor.start()]);
  const gateway = await startTestGateway({
    ...options,
    env: { CONCUR_BASE_URL: concur.origin, IPLICIT_BASE_URL: iplicit.origin, ...options.env },
  });
  const { sandbox } = gateway;
  concur.service = sandbox.concur.origin;
  iplicit.service = sandbox.iplicit.origin;
  return {
    gateway,
    concur,
    iplicit,
    writes: () =>
      [...concur.seen, ...iplicit.seen, ...sandbox.concur.calls, ...sandbox.iplicit.calls]
        .filter(({ method, path }) => method !== 'GET' && !/^\/oauth2|^\/api\/session/i.test(path))
        .map(({ method, path }) => `${method} ${path}`),
    reset: () => {
      for (const impostor of [concur, iplicit]) impostor.behave();
      for (const service of [sandbox.concur, sandbox.iplicit]) service.clearCalls();
    },
    close: async () => {
      await gateway.close();
      await Promise.all([concur.close(), iplicit.close()]);
    },
  };
}
