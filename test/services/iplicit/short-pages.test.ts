import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createIplicitData } from '../../../src/sandbox/iplicit/data.ts';
import type { Habits } from '../../../src/sandbox/habits.ts';
import { startTestGateway } from '../../gateway.ts';
import type { GraphqlAnswer, TestGateway } from '../../gateway.ts';

const PAYMENTS = 230;

interface Page {
  list: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

async function gatewayOver(t: TestContext, habits: Habits): Promise<TestGateway> {
  const gateway = await startTestGateway({
    services: ['iplicit'],
    sandbox: { iplicitData: createIplicitData({ payments: PAYMENTS }) },
  });
  t.after(() => gateway.close());
  Object.assign(gateway.sandbox.iplicit.habits, habits);
  return gateway;
}

/** Reads a list page by page to its end. */
async function walked(gateway: TestGateway, field: string, first: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors }: GraphqlAnswer<Page> = await gateway.ask<Page>(
      `query ($after: String) { list: ${field}(first: ${first}, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    assert.deepEqual(errors, []);
    ids.push(...data.list.nodes.map(({ id }) => id));
    if (!data.list.pageInfo.hasNextPage) return ids;
    after = data.list.pageInfo.endCursor;
    assert.ok(ids.length <= 2 * PAYMENTS, 'the list ends');
  }
}

/** Which rows are taken out of pages, by their places in the list. */
const HIDDEN: Record<string, readonly number[]> = {
  none: [],
  'two in the first page': [3, 40],
  'two at a page’s end': [98, 99],
  'the first of all': [0],
  'the last of all': [228, 229],
  'two in each hundred': [10, 60, 130, 170, 201, 220],
  'five in a row': Array.from({ length: 5 }, (_, index) => 97 + index),
};

describe('pages that are shorter than asked for', () => {
  for (const [what, places] of Object.entries(HIDDEN))
    for (const maxTake of [undefined, 50, 7])
      it(`pages that are shorter than asked for miss no payment and repeat none: hidden ${what}, at most ${maxTake ?? 'as many as are asked for'} at once`, async (t) => {
        const gateway = await gatewayOver(t, {});
        const { payments } = gateway.sandbox.iplicit.data;
        const hidden = places.map((place) => payments[place]?.id ?? '');
        const visible = payments.map(({ id }) => id).filter((id) => !hidden.includes(id));
        Object.assign(gateway.sandbox.iplicit.habits, { hidden, ...(maxTake && { maxTake }) });
        for (const field of ['bulkPayments', 'paymentRuns'])
          for (const first of maxTake === 7 ? [200] : [30, 100, 150, 200]) {
            const ids = await walked(gateway, field, first);
            assert.deepEqual(
              ids.map((id) => id.replace(/^BulkPayment:/, '')),
              visible,
              `${field} by ${first}`,
            );
          }
      });

  it('pages that are shorter than asked for are the only ones that cost a further call', async (t) => {
    const gateway = await gatewayOver(t, {});
    const callsOf = async (first: number) => {
      gateway.sandbox.iplicit.clearCalls();
      await gateway.ask(`{ bulkPayments(first: ${first}) { nodes { id } pageInfo { hasNextPage } } }`);
      return gateway.sandbox.iplicit.calls.filter(({ path }) => path.includes('BatchPayment')).length;
    };
    await callsOf(1);
    assert.deepEqual([await callsOf(50), await callsOf(99), await callsOf(150)], [1, 1, 2]);
    gateway.sandbox.iplicit.habits.maxTake = 50;
    assert.deepEqual([await callsOf(49), await callsOf(99)], [1, 2]);
  });

  it('a legal entity beyond the first page is found, with one call where it is in the first', async (t) => {
    const gateway = await gatewayOver(t, {});
    const { iplicit } = gateway.sandbox;
    const wanted = iplicit.data.legalEntities.at(-1);
    const [payment] = iplicit.data.payments;
    assert.ok(wanted && payment);
    payment.legalEntityId = wanted.id;
    const read = async () => {
      iplicit.clearCalls();
      const { data, errors } = await gateway.ask<{ bulkPayment: { legalEntity: { code: string } } }>(
        `{ bulkPayment(id: "${payment.id}") { legalEntity { code } } }`,
      );
      assert.deepEqual(errors, []);
      assert.equal(data.bulkPayment.legalEntity.code, wanted.code);
      return iplicit.calls.filter(({ path }) => path.includes('LegalEntity')).length;
    };
    assert.equal(await read(), 1);
    iplicit.habits.maxTake = 2;
    assert.ok((await read()) > 1);
  });
});
