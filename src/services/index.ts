import { concur } from './concur/service.ts';
import { iplicit } from './iplicit/service.ts';
import type { Service } from './service.ts';

/** The services behind the gateway, in the order in which they are listed everywhere. */
export const SERVICES: readonly Service[] = [concur, iplicit];
