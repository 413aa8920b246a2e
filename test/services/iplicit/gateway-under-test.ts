import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { startTestGateway } from '../../gateway.ts';
import type { GraphqlAnswer, TestGateway, TestGatewayOptions } from '../../gateway.ts';
import type { IplicitData } from '../../../src/sandbox/iplicit/types.ts';

/** A payment that the sandbox holds. */
export type HeldPayment = IplicitData['payments'][number];

/** What came of a write, as `PAYLOAD` asks for it. */
export interface Payload {
  outcome: string;
  replayed: boolean;
  userErrors: {
    code: string;
    message: string;
    field: string[] | null;
    upstream: {
      source: string;
      status: number | null;
      message: string | null;
      correlationId: string | null;
    } | null;
  }[];
  bulkPayment: {
    uuid: string;
    batchNo: string | null;
    description: string | null;
    bankRef: string | null;
    paymentDate: string;
    status: string;
    version: string | null;
    allocations: {
      uuid: string;
      documentUuid: string;
      documentNo: string;
      amount: string;
      baseAmount: string;
    }[];
  } | null;
}

/** What a test of iplicit does with a gateway. */
export interface Asking {
  gateway: TestGateway;
  ask: TestGateway['ask'];
  /** Asks, expects no top-level error, and gives the data. */
  read: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;
  /**
   * The payload of a mutation whose field is the first of the answer; no top-level error is expected. An input without
   * an idempotency key gets a new one.
   */
  write: (field: string, input: Record<string, unknown>) => Promise<Payload>;
  /** The sandbox's own payment of this batch number. */
  held: (batchNo: string) => HeldPayment;
  /** Method, path and body of what reached iplicit since it was asked last, sign-ins aside. */
  calls: () => string[];
  /** The writes among them that changed something. */
  acted: () => number;
}

/** The type of a mutation's input. */
export function inputTypeOf(field: string): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
}

/** What tests of a write look at. */
export const PAYLOAD =
  'outcome replayed userErrors { code message field upstream { source status message correlationId } } ' +
  'bulkPayment { uuid batchNo description bankRef paymentDate status version allocations { uuid documentUuid documentNo amount baseAmount } }';

/** Starts a gateway before a sandbox, closed when the test ends. */
export async function asking(t: TestContext, options: TestGatewayOptions = {}): Promise<Asking> {
  const gateway = await startTestGateway({ services: ['iplicit'], ...options });
  t.after(() => gateway.close());
  const { iplicit } = gateway.sandbox;
  const read = async <Data>(query: string, variables?: Record<string, unknown>): Promise<Data> => {
    const { data, errors } = await gateway.ask<Data>(query, variables);
    assert.deepEqual(errors, []);
    return data;
  };
  return {
    gateway,
    ask: gateway.ask,
    read,
    write: async (field, input) => {
      const query = `mutation ($input: ${inputTypeOf(field)}!) { ${field}(input: $input) { ${PAYLOAD} } }`;
      const data = await read<Record<string, Payload>>(query, {
        input: { idempotencyKey: randomUUID(), ...input },
      });
      const payload = data[field];
      assert.ok(payload);
      return payload;
    },
    held: (batchNo) => {
      const payment = iplicit.data.payments.find((each) => each.batchNo === batchNo);
      assert.ok(payment, batchNo);
      return payment;
    },
    calls: () =>
      iplicit.calls
        .splice(0)
        .filter(({ path }) => !/^\/api\/session\//i.test(path))
        .map(({ method, path, body }) => [method, path, body].join(' ').trim()),
    acted: () => iplicit.calls.filter(({ acted }) => acted).length,
  };
}

/** The codes of an answer's top-level errors. */
export function codesOf({ errors }: GraphqlAnswer<unknown>): unknown[] {
  return errors.map(({ extensions }) => extensions['code']);
}
