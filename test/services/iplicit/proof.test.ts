import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkOf, evidenceIn } from '../../../src/services/iplicit/writes/effect-check.ts';
import type { PaymentProof, WantedAllocation } from '../../../src/services/iplicit/writes/effect-check.ts';
import type { BulkPaymentDetail } from '../../../src/services/iplicit/types.ts';
import { DOCUMENT, OTHER_DOCUMENT, PAYMENT, allocation, payment } from './payments.ts';

/** What a state shows of a write that met another, by way of the journal: as JSON. */
function shown(proof: PaymentProof, met: BulkPaymentDetail, now: BulkPaymentDetail): string {
  const kept = JSON.parse(JSON.stringify(checkOf(proof, met))) as ReturnType<typeof checkOf>;
  return evidenceIn(kept, now).shows;
}

function allocations(kind: 'add' | 'replace', ...wanted: Partial<WantedAllocation>[]): PaymentProof {
  return {
    kind,
    payment: PAYMENT,
    allocations: wanted.map((each) => ({ document: DOCUMENT, amount: null, baseAmount: null, ...each })),
  };
}

const other = allocation({
  uuid: '7d102222-5b77-4c1e-9d52-0a6b8f3e7d10',
  documentId: OTHER_DOCUMENT,
  documentNo: 'PI-5002',
  amount: '10.00000',
  baseAmount: '8.85000',
});

describe('the proof of a step', () => {
  const proof: PaymentProof = { kind: 'step', payment: PAYMENT, step: 'SUBMIT' };

  it('the proof of a step is a payment that has moved to where the step leads', () => {
    assert.equal(shown(proof, payment(), payment({ statuses: ['pending_auth'] })), 'applied');
    assert.equal(shown(proof, payment(), payment({ statuses: ['approved'] })), 'applied');
  });

  it('the proof of a step is not a payment that has not moved, or has moved elsewhere, or was there before', () => {
    const abandon: PaymentProof = { ...proof, step: 'ABANDON' };
    assert.equal(shown(abandon, payment(), payment()), 'unchanged');
    assert.equal(shown(abandon, payment(), payment({ statuses: ['pending_auth'] })), 'nothing');
    assert.equal(shown(abandon, payment(), payment({ lastModifiedAt: null })), 'unchanged');
    const abandoned = payment({ statuses: ['abandoned'] });
    assert.equal(shown(abandon, abandoned, abandoned), 'unchanged');
    assert.equal(shown(abandon, abandoned, { ...abandoned, bankRef: 'x' }), 'unchanged');
  });

  it('the proof of a step is a later status, too, which can only be reached through it', () => {
    const approved = payment({ statuses: ['approved'] });
    const process: PaymentProof = { ...proof, step: 'PROCESS' };
    assert.equal(shown(process, approved, payment({ statuses: ['processed'] })), 'applied');
    assert.equal(shown(process, approved, payment({ statuses: ['posted'] })), 'applied');
    assert.equal(shown(process, approved, payment({ statuses: ['draft'] })), 'nothing');
    const amend: PaymentProof = { ...proof, step: 'AMEND' };
    assert.equal(shown(amend, approved, payment({ statuses: ['pending_auth'] })), 'applied');
  });

  it('the proof of a step of a submit is not a payment that has not moved, nor one that has gone elsewhere', () => {
    assert.equal(shown(proof, payment(), payment()), 'unchanged');
    assert.equal(shown(proof, payment(), payment({ statuses: ['abandoned'] })), 'nothing');
  });
});

describe('the proof of an update', () => {
  const proof: PaymentProof = {
    kind: 'update',
    payment: PAYMENT,
    changes: { description: 'new', bankRef: 'BP-1001' },
  };

  it('the proof of an update is that all that was sent holds now and did not before', () => {
    assert.equal(shown(proof, payment(), payment({ description: 'new' })), 'applied');
  });

  it('the proof of an update is not a part of it, nor what held all along', () => {
    assert.equal(shown(proof, payment(), payment({ description: 'new', bankRef: 'other' })), 'nothing');
    assert.equal(shown(proof, payment(), payment({ description: 'older' })), 'nothing');
    assert.equal(shown(proof, payment(), payment()), 'unchanged');
    const held = payment({ description: 'new' });
    assert.equal(shown(proof, held, held), 'unchanged');
    assert.equal(shown(proof, held, { ...held, lastModifiedAt: null }), 'unchanged');
  });

  it('the proof of an update takes null and the empty text as the same nothing', () => {
    const cleared: PaymentProof = { kind: 'update', payment: PAYMENT, changes: { bankRef: '' } };
    assert.equal(shown(cleared, payment(), payment({ bankRef: '' })), 'applied');
    assert.equal(shown(cleared, payment(), payment({ bankRef: null })), 'applied');
    assert.equal(shown(cleared, payment({ bankRef: null }), payment({ bankRef: '' })), 'unchanged');
  });
});

describe('the proof of added allocations', () => {
  it('the proof of added allocations finds documents by id in any case or by number, and amounts by their value', () => {
    const none = payment({ allocations: [] });
    for (const document of [DOCUMENT, DOCUMENT.toUpperCase(), 'PI-5001']) {
      assert.equal(shown(allocations('add', { document, amount: '145.17' }), none, payment()), 'applied');
    }
    assert.equal(
      shown(allocations('add', { amount: '145.17', baseAmount: '145.170' }), none, payment()),
      'applied',
    );
    assert.equal(shown(allocations('add', {}), none, payment()), 'applied');
  });

  it('the proof of added allocations is not another amount, another document, or what was there before', () => {
    const none = payment({ allocations: [] });
    assert.equal(shown(allocations('add', { amount: '145.17001' }), none, payment()), 'nothing');
    assert.equal(shown(allocations('add', { baseAmount: '1' }), none, payment()), 'nothing');
    assert.equal(shown(allocations('add', { document: 'PI-5002' }), none, payment()), 'nothing');
    assert.equal(shown(allocations('add', {}), payment(), payment()), 'unchanged');
    assert.equal(shown(allocations('add', {}), payment(), payment({ bankRef: 'x' })), 'unchanged');
  });

  it('the proof of added allocations takes all of them', () => {
    const proof = allocations('add', {}, { document: 'PI-5002' });
    assert.equal(shown(proof, payment(), payment({ allocations: [allocation(), other] })), 'applied');
    assert.equal(shown(proof, payment({ allocations: [] }), payment()), 'nothing');
  });
});

describe('the proof of replaced allocations', () => {
  it('the proof of replaced allocations is that the payment has those and no others', () => {
    const proof = allocations('replace', { document: 'PI-5002', amount: '10' });
    assert.equal(shown(proof, payment(), payment({ allocations: [other] })), 'applied');
    assert.equal(shown(proof, payment(), payment({ allocations: [allocation(), other] })), 'nothing');
    assert.equal(
      shown(proof, payment({ allocations: [other] }), payment({ allocations: [other] })),
      'unchanged',
    );
  });

  it('the proof of replaced allocations may be that it has none', () => {
    assert.equal(shown(allocations('replace'), payment(), payment({ allocations: [] })), 'applied');
    assert.equal(shown(allocations('replace'), payment(), payment()), 'unchanged');
  });
});

describe('the proof of a deleted allocation', () => {
  const proof: PaymentProof = {
    kind: 'delete',
    payment: PAYMENT,
    allocation: allocation().uuid,
    document: DOCUMENT,
  };

  it('the proof of a deleted allocation is that neither the allocation nor another to its document is left', () => {
    assert.equal(
      shown(proof, payment({ allocations: [allocation(), other] }), payment({ allocations: [other] })),
      'applied',
    );
  });

  it('the proof of a deleted allocation is not an allocation that came back under another id, nor one that was never there', () => {
    const anew = allocation({ uuid: '7d103333-5b77-4c1e-9d52-0a6b8f3e7d10' });
    assert.equal(shown(proof, payment(), payment({ allocations: [anew] })), 'nothing');
    const never: PaymentProof = { ...proof, allocation: other.uuid, document: null };
    assert.equal(shown(never, payment(), payment({ bankRef: 'x' })), 'unchanged');
  });
});

describe('any proof', () => {
  const sent = fc.constantFrom('', 'a', 'b', '2026-11-30');
  const texts = fc.option(sent);
  const held = fc.record({
    uuid: fc.constantFrom(allocation().uuid, other.uuid),
    documentId: fc.constantFrom(DOCUMENT, OTHER_DOCUMENT),
    documentNo: fc.constantFrom('PI-5001', 'PI-5002', null),
    amount: fc.constantFrom('1', '1.00', '2'),
    baseAmount: fc.constantFrom('1', '2'),
  });
  const state = fc
    .record({
      statuses: fc.subarray([
        'draft',
        'pending_auth',
        'approved',
        'rejected',
        'processed',
        'posted',
        'abandoned',
        'error',
      ]),
      description: texts,
      bankRef: texts,
      allocations: fc.array(held.map(allocation), { maxLength: 3 }),
    })
    .map(payment);
  const wanted = fc.record({
    document: fc.constantFrom(DOCUMENT, OTHER_DOCUMENT, 'PI-5001', 'PI-5002'),
    amount: fc.constantFrom(null, '1.0', '2'),
    baseAmount: fc.constantFrom(null, '1', '2.000'),
  });
  const proofs: fc.Arbitrary<PaymentProof> = fc.oneof(
    fc.record({
      kind: fc.constant('step' as const),
      payment: fc.constant(PAYMENT),
      step: fc.constantFrom('SUBMIT', 'AMEND', 'PROCESS', 'POST', 'UNPOST', 'ABANDON' as const),
    }),
    fc.record({
      kind: fc.constant('update' as const),
      payment: fc.constant(PAYMENT),
      changes: fc.record({ description: sent, bankRef: sent }, { requiredKeys: [] }),
    }),
    fc.record({
      kind: fc.constantFrom('add' as const, 'replace' as const),
      payment: fc.constant(PAYMENT),
      allocations: fc.array(wanted, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('delete' as const),
      payment: fc.constant(PAYMENT),
      allocation: fc.constantFrom(allocation().uuid, other.uuid),
      document: fc.constantFrom(null, DOCUMENT, OTHER_DOCUMENT),
    }),
  );

  it('any proof never takes a state that is still the same for proof, and never calls a changed one unchanged', () => {
    fc.assert(
      fc.property(proofs, state, state, (proof, met, now) => {
        assert.equal(shown(proof, met, met), 'unchanged');
        const evidence = shown(proof, met, now);
        if (evidence === 'unchanged') assert.deepEqual(checkOf(proof, now), checkOf(proof, met));
      }),
      { numRuns: 500 },
    );
  });

  it('any proof proves nothing twice: what proved a write cannot prove the same write again', () => {
    let proven = 0;
    fc.assert(
      fc.property(proofs, state, state, (proof, met, now) => {
        if (shown(proof, met, now) !== 'applied') return;
        proven += 1;
        assert.notEqual(shown(proof, now, { ...now, lastModifiedAt: null }), 'applied');
      }),
      { numRuns: 500 },
    );
    assert.ok(proven > 10, `${proven} were proven at all`);
  });
});
