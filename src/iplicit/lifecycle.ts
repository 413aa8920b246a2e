import type { Step } from './client.ts';

/** Where a payment stands; the schema's BulkPaymentStatus. */
export type BulkPaymentStatus =
  | 'DRAFT'
  | 'PENDING_AUTHORISATION'
  | 'APPROVED'
  | 'REJECTED'
  | 'PROCESSED'
  | 'POSTED'
  | 'ABANDONED'
  | 'ERROR'
  | 'UNKNOWN';

/** The schema's PaymentRunPhase, as far as iplicit's payments come. */
export type Phase =
  | 'OPEN'
  | 'IN_APPROVAL'
  | 'APPROVED'
  | 'REJECTED'
  | 'PROCESSED'
  | 'SETTLED'
  | 'CANCELLED'
  | 'FAILED'
  | 'UNKNOWN';

/** The schema's BulkPaymentTransition. */
export type BulkPaymentTransition = 'SUBMIT' | 'AMEND' | 'PROCESS' | 'POST' | 'UNPOST' | 'ABANDON';

/** What can be done with a payment; the schema's BulkPaymentAction. */
export type BulkPaymentAction = 'UPDATE' | 'EDIT_ALLOCATIONS' | BulkPaymentTransition;

/**
 * iplicit's names for what governs a payment, the governing one first: whatever ended it or went wrong outweighs how far
 * it had come, and how far it has come outweighs what it went through on the way. Names that are not here (`warning`,
 * `pending_action` and others) say something beside it.
 */
const BY_WEIGHT: readonly (readonly [name: string, status: BulkPaymentStatus])[] = [
  ['abandoned', 'ABANDONED'],
  ['error', 'ERROR'],
  ['posted', 'POSTED'],
  ['processed', 'PROCESSED'],
  ['rejected', 'REJECTED'],
  ['approved', 'APPROVED'],
  ['pending_auth', 'PENDING_AUTHORISATION'],
  ['draft', 'DRAFT'],
];

const WEIGHTS: ReadonlyMap<string, number> = new Map(BY_WEIGHT.map(([name], index) => [name, index]));

const PHASES: Readonly<Record<BulkPaymentStatus, Phase>> = {
  DRAFT: 'OPEN',
  PENDING_AUTHORISATION: 'IN_APPROVAL',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  PROCESSED: 'PROCESSED',
  POSTED: 'SETTLED',
  ABANDONED: 'CANCELLED',
  ERROR: 'FAILED',
  UNKNOWN: 'UNKNOWN',
};

/** What is documented to be possible, in the order of the lifecycle; edits are taken to need a draft. */
const ACTIONS: Readonly<Partial<Record<BulkPaymentStatus, readonly BulkPaymentAction[]>>> = {
  DRAFT: ['UPDATE', 'EDIT_ALLOCATIONS', 'SUBMIT', 'ABANDON'],
  APPROVED: ['AMEND', 'PROCESS'],
  PROCESSED: ['AMEND', 'POST'],
  POSTED: ['UNPOST'],
};

/**
 * Where each step leads. A submit is queued and decided on later, so that it may be found at any of its ends. Where an
 * unpost leads iplicit does not document: back to one of the two states before posted.
 */
const LEADS_TO: Readonly<Record<BulkPaymentTransition, readonly BulkPaymentStatus[]>> = {
  SUBMIT: ['PENDING_AUTHORISATION', 'APPROVED', 'REJECTED', 'ERROR'],
  AMEND: ['DRAFT'],
  PROCESS: ['PROCESSED'],
  POST: ['POSTED'],
  UNPOST: ['PROCESSED', 'APPROVED'],
  ABANDON: ['ABANDONED'],
};

const STEPS: Readonly<Record<BulkPaymentTransition, Step>> = {
  SUBMIT: 'submit',
  AMEND: 'amend',
  PROCESS: 'process',
  POST: 'post',
  UNPOST: 'unpost',
  ABANDON: 'abandon',
};

/** The governing one of a payment's statuses; UNKNOWN where none of them is one that the gateway knows. */
export function statusOf(statuses: readonly string[]): BulkPaymentStatus {
  let governing = BY_WEIGHT.length;
  for (const name of statuses) {
    const weight = WEIGHTS.get(name) ?? WEIGHTS.get(name.toLowerCase());
    if (weight !== undefined && weight < governing) governing = weight;
  }
  return BY_WEIGHT[governing]?.[1] ?? 'UNKNOWN';
}

/** How far a payment of this status has come, in the vocabulary shared with Concur. */
export function phaseOf(status: BulkPaymentStatus): Phase {
  return PHASES[status];
}

/** What is documented to be possible in a status, in the order of the lifecycle. iplicit has the last word. */
export function actionsIn(status: BulkPaymentStatus): readonly BulkPaymentAction[] {
  return ACTIONS[status] ?? [];
}

/** Whether a payment has gone from one status to another that this step leads to. */
export function hasMoved(
  step: BulkPaymentTransition,
  before: BulkPaymentStatus,
  after: BulkPaymentStatus,
): boolean {
  return before !== after && LEADS_TO[step].includes(after);
}

/** The step as iplicit's paths name it. */
export function stepOf(transition: BulkPaymentTransition): Step {
  return STEPS[transition];
}
