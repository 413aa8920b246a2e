import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { startTestGateway } from '../gateway.ts';

/** How an input is written with a list of ids. */
type InputOf = (ids: readonly string[]) => Record<string, unknown>;

/** Every list of ids in an input: how it is written, and the path to its first entry's id. */
const LISTS: readonly {
  field: string;
  inputOf: InputOf;
  list: string;
  member: string;
}[] = [
  {
    field: 'closePaymentBatches',
    inputOf: (ids) => ({ batches: ids.map((id) => ({ id })) }),
    list: 'batches',
    member: 'id',
  },
  {
    field: 'transitionBulkPayments',
    inputOf: (ids) => ({ action: 'ABANDON', payments: ids.map((id) => ({ id })) }),
    list: 'payments',
    member: 'id',
  },
  ...Object.entries({
    addBulkPaymentAllocations: { id: 'BP-1001' },
    replaceBulkPaymentAllocations: { id: 'BP-1001' },
    createBulkPayment: { bankAccount: 'MITGBP' },
  }).map(([field, other]) => ({
    field,
    inputOf: (ids: readonly string[]) => ({
      ...other,
      allocations: ids.map((document) => ({ document, amount: '1' })),
    }),
    list: 'allocations',
    member: 'document',
  })),
];

function typeOf(field: string): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
}

/** An id of a type that no list of a mutation takes. */
const OTHER = 'BankAccount:1f99f38d-2cd3-4c68-9a08-a21d3f731b75';

describe('lists with entries that cannot be used', () => {
  for (const { field, inputOf, list, member } of LISTS) {
    it(`${field} names all entries that cannot be used at once, keeps its key free and asks no service`, async (t) => {
      const gateway = await startTestGateway();
      t.after(() => gateway.close());
      const { concur, iplicit } = gateway.sandbox;
      const query = `mutation ($input: ${typeOf(field)}!) { ${field}(input: $input) { userErrors { code } } }`;
      const ask = async (ids: readonly string[]): Promise<Record<string, unknown>[]> => {
        const input = { ...inputOf(ids), idempotencyKey: randomUUID() };
        const { errors } = await gateway.ask(query, { input });
        return errors.map(({ message, extensions }) => ({ message, ...extensions }));
      };
      const ids = ['good', OTHER, 'also-good', ...Array.from({ length: 6 }, () => OTHER)];
      const [error, ...more] = await ask(ids);
      assert.deepEqual(more, []);
      const { code, argument, arguments: paths, message } = error ?? {};
      const bad = [1, 3, 4, 5, 6, 7, 8].map((index) => `input.${list}.${index}.${member}`);
      assert.deepEqual([code, argument, paths], ['BAD_USER_INPUT', bad[0], bad]);
      assert.match(String(message), /^7 entries cannot be used, so nothing was done\. .* And 2 more\.$/);
      const [alone] = await ask(['good', OTHER]);
      assert.deepEqual(
        [alone?.['code'], alone?.['argument'], alone?.['arguments']],
        ['BAD_USER_INPUT', `input.${list}.1.${member}`, undefined],
      );
      const calls = [...concur.calls, ...iplicit.calls].filter(
        ({ path }) => !/session|token|oauth/i.test(path),
      );
      assert.deepEqual(calls, []);
    });
  }

  it('a document that a list names by its id and by its number is INVALID_INPUT in every mutation, and nothing is sent', async (t) => {
    const gateway = await startTestGateway();
    t.after(() => gateway.close());
    const { iplicit } = gateway.sandbox;
    const { id } = iplicit.data.documents.find(({ docNo }) => docNo === 'PI-5002') ?? {};
    assert.ok(id);
    const pairs = [
      [id, 'PI-5002'],
      ['pi-5002', `PayableDocument:${id.toUpperCase()}`],
    ];
    for (const { field, inputOf, list, member } of LISTS.filter((each) => each.list === 'allocations')) {
      const query = `mutation ($input: ${typeOf(field)}!) { written: ${field}(input: $input) { userErrors { code field } } }`;
      for (const ids of pairs) {
        const input = { ...inputOf(ids), idempotencyKey: randomUUID() };
        const { data } = await gateway.ask<{ written: { userErrors: unknown } }>(query, { input });
        const at = String(ids.findIndex((name) => /^PI-/i.test(name)));
        const expected = [{ code: 'INVALID_INPUT', field: ['input', list, at, member] }];
        assert.deepEqual(data.written.userErrors, expected, `${field} ${ids.join()}`);
      }
    }
    assert.equal(iplicit.calls.filter(({ acted }) => acted).length, 0);
  });
});
