import { isDeepStrictEqual } from 'node:util';
import type { WorkloadRequest } from '../workloads/workload.ts';
import type { Exchange } from './contestant.ts';

/** A GraphQL exchange in the gateway's schema. The answer must have exactly the expected `data` and no errors. */
export function graphqlExchange(asked: WorkloadRequest, path = '/graphql'): Exchange {
  const { query, variables } = asked;
  return {
    request: { method: 'POST', path, body: JSON.stringify({ query, variables }) },
    fault: (body, world, revisions) => dataFault(body, asked.answer(world, revisions)),
  };
}

/** The same at a peer with the gateway's schema, or why it cannot be asked. */
export function peerExchange(asked: WorkloadRequest, path?: string): Exchange | string {
  return asked.gatewayOnly ?? graphqlExchange(asked, path);
}

/** An exchange with the REST backend, which answers in the same shape. */
export function restExchange(asked: WorkloadRequest): Exchange | string {
  if (asked.gatewayOnly !== undefined) return asked.gatewayOnly;
  return {
    request: {
      method: asked.body === undefined ? 'GET' : 'POST',
      path: asked.rest,
      ...(asked.body !== undefined && { body: asked.body }),
    },
    fault: (body, world, revisions) => dataFault(body, asked.answer(world, revisions)),
  };
}

/** A GraphQL exchange in the services' own schema, or why the request cannot be made there. */
export function rawExchange({ raw }: WorkloadRequest): Exchange | string {
  if (typeof raw === 'string') return raw;
  const { query, variables, answer, hidesSome = false } = raw;
  return {
    request: { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) },
    fault: (body, world) => dataFault(body, answer(world), hidesSome),
  };
}

/**
 * What differs between an answer and the expected one; undefined if nothing does.
 * @param hidesSome whether errors may stand beside the data
 */
export function dataFault(body: string, right: unknown, hidesSome = false): string | undefined {
  const { data, errors } = parsed(body);
  if (errors !== undefined && !(hidesSome && data)) return `errors: ${brief(errors)}`;
  return firstDifference(data, right, 'data');
}

function parsed(body: string): { data?: unknown; errors?: unknown } {
  try {
    return JSON.parse(body) as { data?: unknown; errors?: unknown };
  } catch {
    return { errors: `not JSON: ${body.slice(0, 200)}` };
  }
}

function firstDifference(given: unknown, right: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(given, right)) return undefined;
  if (!isContainer(given) || !isContainer(right)) return `${path} is ${brief(given)}, not ${brief(right)}`;
  const names = new Set([...Object.keys(given), ...Object.keys(right)]);
  for (const name of names) {
    const difference = firstDifference(given[name], right[name], `${path}.${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
