import type { SandboxAnswer } from './exchange.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
};

/** The first of iplicit's error formats: `{type, title, status, detail, instance}`. */
export function problem(status: number, detail: string, instance: string): SandboxAnswer {
  const type = `https://httpstatuses.io/${status}`;
  return answer(status, { type, title: TITLES[status] ?? 'Error', status, detail, instance });
}

/** The second: `{type, title, status, message, traceId, errors}`. `errors` names the invalid members. */
export function invalid(message: string, errors: Record<string, string[]>): SandboxAnswer {
  return answer(400, {
    type: 'https://httpstatuses.io/400',
    title: 'One or more validation errors occurred.',
    status: 400,
    message,
    traceId: '00-8d3a1f6e21d0c39a559e4b93a47b1f0c-21d0c3a1f6e87b1f-00',
    errors,
  });
}

function answer(status: number, body: unknown): SandboxAnswer {
  return { status, contentType: 'application/problem+json; charset=utf-8', body: JSON.stringify(body) };
}

/** A successful answer with a JSON body. */
export function json(body: string | Buffer): SandboxAnswer {
  return { status: 200, contentType: 'application/json; charset=utf-8', body };
}

/** Thrown for input that iplicit refuses, and answered as `errors: {member: [...]}`. */
export class InvalidInput extends Error {
  readonly member: string;
  constructor(member: string, message: string) {
    super(message);
    this.name = 'InvalidInput';
    this.member = member;
  }
}
