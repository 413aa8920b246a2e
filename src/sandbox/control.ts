import * as z from 'zod';
import type { SandboxAnswer, SandboxCall } from './exchange.ts';
import { faultSchema } from './faults.ts';
import type { Faults } from './faults.ts';

/**
 * Path prefix for controlling a service from another process. It needs no sign-in, and requests to it are not
 * recorded as calls.
 */
export const CONTROL_PREFIX = '/__sandbox__/';

const ruleSchema = z.strictObject({
  method: z.string().optional(),
  path: z.string().optional(),
  /** A regular expression, as text, matched against the path with its query. */
  pathPattern: z.string().optional(),
  times: z.number().min(1).optional(),
  fault: faultSchema,
});

/** Answers `GET calls`, `DELETE calls`, `POST faults` and `DELETE faults` under the control prefix. */
export function answerControl(
  method: string,
  path: string,
  body: string,
  calls: SandboxCall[],
  faults: Faults,
): SandboxAnswer {
  switch (`${method} ${path.slice(CONTROL_PREFIX.length)}`) {
    case 'GET calls':
      return json(200, calls);
    case 'DELETE calls':
      calls.length = 0;
      return { status: 204 };
    case 'POST faults':
      return addFault(body, faults);
    case 'DELETE faults':
      faults.clear();
      return { status: 204 };
    default:
      return json(404, {
        message: `The sandbox has no control ${method} ${path}. There are GET calls, DELETE calls, POST faults, DELETE faults.`,
      });
  }
}

function addFault(body: string, faults: Faults): SandboxAnswer {
  try {
    const { pathPattern, path, ...rule } = ruleSchema.parse(JSON.parse(body));
    faults.add({ ...rule, path: pathPattern === undefined ? path : new RegExp(pathPattern) });
    return { status: 204 };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return json(400, { message: `The fault was not understood, none was added: ${reason}` });
  }
}

function json(status: number, value: unknown): SandboxAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}
