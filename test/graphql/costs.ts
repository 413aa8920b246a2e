import type { TestGateway } from '../gateway.ts';

/** Points that stand for one call to a service (see `@cost` in the schema). */
export const CALL = 100;

/** An answer and what it says that it costs. */
export interface CostedAnswer {
  status: number;
  text: string;
  data: Record<string, unknown> | null | undefined;
  errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
  cost: { requested: number; limit: number } | undefined;
}

export async function askForCost(
  { url }: TestGateway,
  query: string,
  variables?: Record<string, unknown>,
): Promise<CostedAnswer> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const text = await response.text();
  const {
    data,
    errors = [],
    extensions,
  } = JSON.parse(text) as Pick<CostedAnswer, 'data'> &
    Partial<Pick<CostedAnswer, 'errors'>> & {
      extensions?: Pick<CostedAnswer, 'cost'>;
    };
  return { status: response.status, text, data, errors, cost: extensions?.cost };
}

/** Calls to the services since the last time, sign-ins aside. */
export function callsOf({ sandbox: { concur, iplicit } }: TestGateway): string[] {
  const calls = [...concur.calls, ...iplicit.calls].map(({ method, path }) => `${method} ${path}`);
  concur.clearCalls();
  iplicit.clearCalls();
  return calls.filter((call) => !/oauth2|session/i.test(call));
}
