import * as z from 'zod';
import { ANONYMOUS } from './caller.ts';

/** What a caller may be called: the name is shown in logs, and stands in the journal for good. */
export const callerName = z
  .string('must be text')
  .regex(/^[!-~]([ -~]{0,253}[!-~])?$/, 'must be 1 to 255 visible ASCII characters')
  .refine((name) => name !== ANONYMOUS.name, `must not be ${ANONYMOUS.name}, which stands for nobody`);
