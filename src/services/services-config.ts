import * as z from 'zod';
import { origin } from '../environment.ts';

/** How to reach SAP Concur. */
export interface ConcurConfig {
  /** Origin of the company's data centre. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** The first refresh token. Concur replaces it at each use. */
  refreshToken: string;
  /** Edition of the Payment Batch API; `auto` finds it out. */
  edition: 'auto' | '2020' | '2018';
}

/** How to reach iplicit. */
export interface IplicitConfig {
  /** Origin of the API. */
  baseUrl: string;
  /** Domain name of the environment. */
  domain: string;
  username: string;
  apiKey: string;
}

/**
 * What the environment decides about the services. If neither is configured, the sandbox stands in for both.
 */
export interface ServicesConfig {
  /** Undefined if it is not configured. */
  concur: ConcurConfig | undefined;
  /** Undefined if it is not configured. */
  iplicit: IplicitConfig | undefined;
  /** The edition of Concur's API to expect, which the sandbox then serves as well. */
  concurEdition: 'auto' | '2020' | '2018';
}

const text = z.string().trim().min(1);

/** The variables that decide how to reach the services. */
export const servicesVariables = {
  CONCUR_BASE_URL: origin.optional(),
  CONCUR_CLIENT_ID: text.optional(),
  CONCUR_CLIENT_SECRET: text.optional(),
  CONCUR_REFRESH_TOKEN: text.optional(),
  CONCUR_EDITION: z.enum(['auto', '2020', '2018']).default('auto'),
  IPLICIT_BASE_URL: origin.optional(),
  IPLICIT_DOMAIN: text.optional(),
  IPLICIT_USERNAME: text.optional(),
  IPLICIT_API_KEY: text.optional(),
};

const variables = z.object(servicesVariables);

const CONCUR = [
  'CONCUR_BASE_URL',
  'CONCUR_CLIENT_ID',
  'CONCUR_CLIENT_SECRET',
  'CONCUR_REFRESH_TOKEN',
] as const;
const IPLICIT = ['IPLICIT_BASE_URL', 'IPLICIT_DOMAIN', 'IPLICIT_USERNAME', 'IPLICIT_API_KEY'] as const;

/** Whether any variable of a service is set, so that money may move. */
export function isAnyServiceSet(given: Readonly<Record<string, string>>): boolean {
  return [...CONCUR, ...IPLICIT].some((name) => name in given);
}

/** Problems that only show when the variables are looked at together. */
export function servicesProblems(given: Readonly<Record<string, string>>): string[] {
  return [...halfConfigured('SAP Concur', CONCUR, given), ...halfConfigured('iplicit', IPLICIT, given)];
}

/** The configuration that the parsed variables give. `servicesProblems` must have found nothing. */
export function servicesConfig(data: z.output<typeof variables>): ServicesConfig {
  return {
    concur: data.CONCUR_BASE_URL
      ? {
          baseUrl: new URL(data.CONCUR_BASE_URL).origin,
          clientId: data.CONCUR_CLIENT_ID ?? '',
          clientSecret: data.CONCUR_CLIENT_SECRET ?? '',
          refreshToken: data.CONCUR_REFRESH_TOKEN ?? '',
          edition: data.CONCUR_EDITION,
        }
      : undefined,
    iplicit: data.IPLICIT_BASE_URL
      ? {
          baseUrl: new URL(data.IPLICIT_BASE_URL).origin,
          domain: data.IPLICIT_DOMAIN ?? '',
          username: data.IPLICIT_USERNAME ?? '',
          apiKey: data.IPLICIT_API_KEY ?? '',
        }
      : undefined,
    concurEdition: data.CONCUR_EDITION,
  };
}

/**
 * The problem with a service of which only some variables are set, which no operator ever means; empty if
 * there is none.
 */
function halfConfigured(
  service: string,
  names: readonly string[],
  given: Readonly<Record<string, string>>,
): string[] {
  const missing = names.filter((name) => !(name in given));
  if (missing.length === 0 || missing.length === names.length) return [];
  return [
    `${service} is half configured: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  ];
}
