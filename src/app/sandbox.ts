import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import type { ConcurSandbox, IplicitSandbox, Sandbox, SandboxOptions } from '../sandbox/sandbox.ts';

/** What a gateway needs to reach a sandbox, which may run in another process. */
export interface SandboxAccess {
  concur: Pick<ConcurSandbox, 'origin' | 'credentials'>;
  iplicit: Pick<IplicitSandbox, 'origin' | 'credentials'>;
}

/** Makes the embedded sandbox stand in for the services when none is configured. */
export const sandboxConfig = {
  /** The options to start the sandbox with. */
  options(config: Config): SandboxOptions {
    return {
      concurEdition: config.concurEdition === '2018' ? '2018' : '2020',
      // New at each start: a token that a lasting journal kept from an earlier sandbox must not be tried
      // here.
      concurRefreshToken: `sandbox-${randomUUID()}`,
    };
  },

  /** The addresses and credentials of a running sandbox. */
  access({ concur, iplicit }: Sandbox): SandboxAccess {
    return {
      concur: { origin: concur.origin, credentials: concur.credentials },
      iplicit: { origin: iplicit.origin, credentials: iplicit.credentials },
    };
  },

  /** The configuration with the sandbox as both services; unchanged if there is no sandbox. */
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
