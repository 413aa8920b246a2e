import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BulkPaymentDetail } from '../../../src/services/iplicit/types.ts';
import { versionOf } from '../../../src/services/iplicit/version.ts';
import { OTHER_DOCUMENT, allocation, payment } from './payments.ts';

describe('the version of a payment', () => {
  const first = allocation();
  const second = allocation({ uuid: '7d102222-5b77-4c1e-9d52-0a6b8f3e7d10', documentId: OTHER_DOCUMENT });
  const present = payment({ statuses: ['draft', 'warning'], allocations: [first, second] });

  it('the version of a payment is short, and the same for the same state', () => {
    assert.match(versionOf(present), /^[\w-]{22}$/);
    assert.equal(versionOf(present), versionOf(structuredClone(present)));
  });

  it('the version of a payment does not depend on the order of members, statuses and allocations', () => {
    const { allocations, statuses, ...members } = present;
    const turned = {
      allocations: allocations.toReversed(),
      statuses: statuses.toReversed(),
      ...Object.fromEntries(Object.entries(members).toReversed()),
    } as unknown as BulkPaymentDetail;
    assert.equal(versionOf(turned), versionOf(present));
  });

  it('the version of a payment changes with every single member of the payment', () => {
    for (const member of Object.keys(present) as (keyof BulkPaymentDetail)[]) {
      // Only the day of it; the date with its time of day is another member.
      if (member === 'paymentDate') continue;
      const value = present[member];
      const other = typeof value === 'boolean' ? !value : Array.isArray(value) ? [] : `${String(value)}x`;
      assert.notEqual(versionOf({ ...present, [member]: other }), versionOf(present), member);
    }
  });

  it('the version of a payment does not change because a release decodes another member', () => {
    assert.equal(versionOf({ ...present, decodedLater: 1 } as BulkPaymentDetail), versionOf(present));
  });

  it('the version of a payment changes with every single member of an allocation', () => {
    for (const [member, value] of Object.entries(second)) {
      if (member === 'paymentUuid') continue;
      const changed = { ...second, [member]: `${String(value)}0` };
      assert.notEqual(versionOf({ ...present, allocations: [first, changed] }), versionOf(present), member);
    }
  });

  it('the version of a payment tells members apart that could run into one another', () => {
    const one = payment({ batchNo: 'A', description: 'BC' });
    const other = payment({ batchNo: 'AB', description: 'C' });
    assert.notEqual(versionOf(one), versionOf(other));
    assert.notEqual(versionOf(payment({ bankRef: null })), versionOf(payment({ bankRef: '' })));
  });
});
