import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actionsIn, isProvenBy, phaseOf, statusOf } from '../../../src/services/iplicit/lifecycle.ts';
import type { BulkPaymentStatus, BulkPaymentTransition } from '../../../src/generated/enums.ts';

describe('the status of a payment', () => {
  it('the status of a payment is the one that iplicit names', () => {
    const names: Record<string, BulkPaymentStatus> = {
      draft: 'DRAFT',
      pending_auth: 'PENDING_AUTHORISATION',
      approved: 'APPROVED',
      rejected: 'REJECTED',
      processed: 'PROCESSED',
      posted: 'POSTED',
      abandoned: 'ABANDONED',
      error: 'ERROR',
    };
    for (const [name, status] of Object.entries(names)) {
      assert.equal(statusOf([name]), status);
      assert.equal(statusOf([name.toUpperCase()]), status);
      assert.equal(statusOf(['warning', name, 'pending_action']), status);
    }
  });

  it('the status of a payment is the governing one where there are several, in whatever order', () => {
    for (const [one, other, status] of [
      ['draft', 'error', 'ERROR'],
      ['approved', 'processed', 'PROCESSED'],
      ['posted', 'processed', 'POSTED'],
      ['approved', 'rejected', 'REJECTED'],
      ['abandoned', 'error', 'ABANDONED'],
      ['draft', 'pending_auth', 'PENDING_AUTHORISATION'],
    ] as const) {
      assert.equal(statusOf([one, other]), status);
      assert.equal(statusOf([other, one]), status);
    }
  });

  it('the status of a payment is UNKNOWN where iplicit names none that the gateway knows', () => {
    assert.equal(statusOf([]), 'UNKNOWN');
    assert.equal(statusOf(['pending_action']), 'UNKNOWN');
    assert.equal(statusOf(['constructor', '__proto__']), 'UNKNOWN');
  });

  it('the status of a payment has its phase in the vocabulary shared with Concur', () => {
    const phases = [
      'DRAFT',
      'PENDING_AUTHORISATION',
      'APPROVED',
      'REJECTED',
      'PROCESSED',
      'POSTED',
      'ABANDONED',
      'ERROR',
      'UNKNOWN',
    ] as const;
    assert.deepEqual(phases.map(phaseOf), [
      'OPEN',
      'IN_APPROVAL',
      'APPROVED',
      'REJECTED',
      'PROCESSED',
      'SETTLED',
      'CANCELLED',
      'FAILED',
      'UNKNOWN',
    ]);
  });
});

describe('what a status allows', () => {
  it('what a status allows is what is documented, in the order of the lifecycle', () => {
    assert.deepEqual(actionsIn('DRAFT'), ['UPDATE', 'EDIT_ALLOCATIONS', 'SUBMIT', 'ABANDON']);
    assert.deepEqual(actionsIn('APPROVED'), ['AMEND', 'PROCESS']);
    assert.deepEqual(actionsIn('PROCESSED'), ['AMEND', 'POST']);
    assert.deepEqual(actionsIn('POSTED'), ['UNPOST']);
    for (const status of ['PENDING_AUTHORISATION', 'REJECTED', 'ABANDONED', 'ERROR', 'UNKNOWN'] as const) {
      assert.deepEqual(actionsIn(status), []);
    }
  });

  it('what a status allows leads on: a step is proven by where it leads, and by what can only be reached through that', () => {
    const statuses: BulkPaymentStatus[] = ['DRAFT', 'APPROVED', 'PROCESSED', 'POSTED', 'ABANDONED', 'ERROR'];
    const provenBy = (step: BulkPaymentTransition) => statuses.filter((status) => isProvenBy(step, status));
    assert.deepEqual(provenBy('PROCESS'), ['PROCESSED', 'POSTED']);
    assert.deepEqual(provenBy('POST'), ['POSTED']);
    assert.deepEqual(provenBy('ABANDON'), ['ABANDONED']);
    assert.ok(['DRAFT', 'ABANDONED', 'UNKNOWN'].every((status) => !isProvenBy('SUBMIT', status as 'DRAFT')));
    assert.ok(!isProvenBy('AMEND', 'APPROVED') && !isProvenBy('UNPOST', 'POSTED'));
  });
});
