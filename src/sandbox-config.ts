import type { Config } from './config.ts';
import type { Sandbox, SandboxOptions } from './sandbox/sandbox.ts';

/** How the embedded sandbox stands in for services that are not configured. */
export const sandboxConfig = {
  /** What the sandbox is started with. */
  options(config: Config): SandboxOptions {
    return { concurEdition: config.concurEdition === '2018' ? '2018' : '2020' };
  },

  /** The configuration with which the gateway finds the sandbox. */
  apply(config: Config, { concur, iplicit }: Sandbox): Config {
    return {
      ...config,
      concur: { baseUrl: concur.origin, ...concur.credentials, edition: config.concurEdition },
      iplicit: { baseUrl: iplicit.origin, ...iplicit.credentials },
    };
  },
};
