import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, pageOfWhole, pageSize } from '../../src/graphql/connection.ts';

const byItself = {
  kind: 'Letter',
  keys: [
    {
      of: (item: string) => item,
      compare: (one: string, other: string) => (one < other ? -1 : Number(one > other)),
    },
  ],
};
const page = (items: string[], first?: number, after?: string | null) =>
  pageOfWhole(items, byItself, { first, after });

describe('a page of a list that came whole', () => {
  it('a page of a list that came whole says what is before and behind it, and how many there are in all', () => {
    const first = page(['a', 'b', 'c'], 2);
    assert.deepEqual(first.nodes, ['a', 'b']);
    assert.equal(first.totalCount, 3);
    assert.equal(first.pageInfo.hasNextPage, true);
    assert.equal(first.pageInfo.hasPreviousPage, false);
    const second = page(['a', 'b', 'c'], 2, first.pageInfo.endCursor);
    assert.deepEqual(second.nodes, ['c']);
    assert.equal(second.pageInfo.hasNextPage, false);
    assert.equal(second.pageInfo.hasPreviousPage, true);
  });

  it('a page of a list that came whole is in the order of the keys, whatever order the list came in', () => {
    assert.deepEqual(page(['c', 'a', 'b']).nodes, ['a', 'b', 'c']);
  });

  it('a page of a list that came whole goes on behind its cursor when nodes before it come or go', () => {
    const { pageInfo } = page(['b', 'c', 'e', 'f'], 2);
    assert.deepEqual(page(['c', 'e', 'f'], 1, pageInfo.endCursor).nodes, ['e']);
    assert.deepEqual(page(['a', 'b', 'c', 'd', 'e', 'f'], 1, pageInfo.endCursor).nodes, ['d']);
  });

  it('a page of a list that came whole goes on behind its cursor when the node that it marks has gone, and others with it', () => {
    const { pageInfo } = page(['a', 'b', 'c', 'd', 'e'], 3);
    assert.deepEqual(page(['b', 'd', 'e'], 2, pageInfo.endCursor).nodes, ['d', 'e']);
    const end = page(['a', 'b'], 2, pageInfo.endCursor);
    assert.deepEqual(end.nodes, []);
    assert.equal(end.pageInfo.hasNextPage, false);
  });

  it('a page of a list that came whole may be empty', () => {
    assert.deepEqual(page([], 5).nodes, []);
    assert.equal(page(['a'], 0).pageInfo.endCursor, null);
  });

  it('a page of a list that came whole put together from first to last is the list, whatever the page size', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (items, size) => {
          const seen: string[] = [];
          for (let after: string | null = null, more = true; more;) {
            const { nodes, pageInfo } = page(items, size, after);
            seen.push(...nodes);
            after = pageInfo.endCursor;
            more = pageInfo.hasNextPage === true;
          }
          assert.deepEqual(
            seen,
            items.toSorted((a, b) => (a < b ? -1 : 1)),
          );
        },
      ),
    );
  });
});

describe('cursors', () => {
  it('cursors of another list, damaged, or made up are BAD_USER_INPUT, and never crash', () => {
    const notOurs = fc.oneof(
      fc.string(),
      fc.string().map((text) => Buffer.from(text).toString('base64url')),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    );
    fc.assert(
      fc.property(notOurs, (cursor) => {
        assert.throws(() => page(['a', 'b'], 1, cursor), {
          extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
        });
      }),
    );
    assert.throws(() => page(['a'], 1, encodeCursor('Number', ['a', 0])), {
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    });
  });

  it('cursors carry any place', () => {
    assert.deepEqual(decodeCursor('Letter', encodeCursor('Letter', { skip: 7, missing: ['x'] })), {
      skip: 7,
      missing: ['x'],
    });
  });
});

describe('page sizes', () => {
  it('page sizes are 50 where nothing is said, and from 0 to 200', () => {
    assert.equal(pageSize(undefined), 50);
    assert.equal(pageSize(null), 50);
    assert.equal(pageSize(0), 0);
    assert.equal(pageSize(200), 200);
    for (const size of [-1, 201])
      assert.throws(() => pageSize(size), { extensions: { code: 'BAD_USER_INPUT', argument: 'first' } });
  });
});
