import * as z from 'zod';
import { ANONYMOUS } from './caller.ts';

/**
 * Schema of a caller's name. It is restricted to visible ASCII because it is logged, and stored in the
 * journal for good.
 */
export const callerName = z
  .string('must be text')
  .regex(/^[!-~]([ -~]{0,253}[!-~])?$/, 'must be 1 to 255 visible ASCII characters')
  .refine((name) => name !== ANONYMOUS.name, `must not be ${ANONYMOUS.name}, which stands for nobody`);
