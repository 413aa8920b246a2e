import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import type { ConcurSandbox, IplicitSandbox, Sandbox, SandboxOptions } from './sandbox/sandbox.ts';

/** What a gateway has to know of a sandbox, be it in this process or in another. */
export interface SandboxAccess {
  concur: Pick<ConcurSandbox, 'origin' | 'credentials'>;
  iplicit: Pick<IplicitSandbox, 'origin' | 'credentials'>;
}

/** How the embedded sandbox stands in for services that are not configured. */
export const sandboxConfig = {
  /** What the sandbox is started with. */
  options(config: Config): SandboxOptions {
    return {
      concurEdition: config.concurEdition === '2018' ? '2018' : '2020',
      // A new one each time: what a lasting journal kept of a sandbox that is gone is not tried at this one.
      concurRefreshToken: `sandbox-${randomUUID()}`,
    };
  },

  /** What of the sandbox the gateway is to know. */
  access({ concur, iplicit }: Sandbox): SandboxAccess {
    return {
      concur: { origin: concur.origin, credentials: concur.credentials },
      iplicit: { origin: iplicit.origin, credentials: iplicit.credentials },
    };
  },

  /** The configuration with which the gateway finds the sandbox; as it is where there is none. */
  apply(config: Config, sandbox: SandboxAccess | undefined): Config {
    if (!sandbox) return config;
    const { concur, iplicit } = sandbox;
    return {
      ...config,
      concur: { baseUrl: concur.origin, ...concur.credentials, edition: config.concurEdition },
      iplicit: { baseUrl: iplicit.origin, ...iplicit.credentials },
    };
  },
};
