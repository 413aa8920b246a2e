import type { Step } from './client.ts';

/** The state of a payment; the schema's BulkPaymentStatus. */
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

/** The phases of the schema's PaymentRunPhase that iplicit's payments can have. */
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

/** An operation on a payment; the schema's BulkPaymentAction. */
export type BulkPaymentAction = 'UPDATE' | 'EDIT_ALLOCATIONS' | BulkPaymentTransition;

/**
 * iplicit's names of statuses, in order of precedence. A payment has several at once. What ended it or went
 * wrong outweighs how far it has come, which outweighs what it passed on the way. Names that are not listed
 * (`warning`, `pending_action` and others) are additional information.
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

/** The phase of each status, in the vocabulary shared with other services. */
export const PHASES: Readonly<Record<BulkPaymentStatus, Phase>> = {
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

/**
 * The actions that iplicit documents for each status, in the order of the lifecycle. Edits are assumed to
 * need a draft.
 */
const ACTIONS: Readonly<Partial<Record<BulkPaymentStatus, readonly BulkPaymentAction[]>>> = {
  DRAFT: ['UPDATE', 'EDIT_ALLOCATIONS', 'SUBMIT', 'ABANDON'],
  APPROVED: ['AMEND', 'PROCESS'],
  PROCESSED: ['AMEND', 'POST'],
  POSTED: ['UNPOST'],
};

/**
 * The statuses that prove each step, for a payment that was in one that the step starts from: where it leads,
 * and what can only be reached through that. A submit is queued and decided on later, so it may end in any of
 * several. iplicit does not document where an unpost leads; it must be one of the two statuses before POSTED.
 */
const PROVEN_BY: Readonly<Record<BulkPaymentTransition, readonly BulkPaymentStatus[]>> = {
  SUBMIT: ['PENDING_AUTHORISATION', 'APPROVED', 'REJECTED', 'ERROR', 'PROCESSED', 'POSTED'],
  AMEND: ['DRAFT', 'PENDING_AUTHORISATION', 'REJECTED', 'ABANDONED'],
  PROCESS: ['PROCESSED', 'POSTED'],
  POST: ['POSTED'],
  UNPOST: ['PROCESSED', 'APPROVED', 'DRAFT', 'PENDING_AUTHORISATION', 'REJECTED', 'ABANDONED'],
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

/** The status that takes precedence among a payment's statuses; UNKNOWN if the gateway knows none of them. */
export function statusOf(statuses: readonly string[]): BulkPaymentStatus {
  let governing = BY_WEIGHT.length;
  for (const name of statuses) {
    const weight = WEIGHTS.get(name) ?? WEIGHTS.get(name.toLowerCase());
    if (weight !== undefined && weight < governing) governing = weight;
  }
  return BY_WEIGHT[governing]?.[1] ?? 'UNKNOWN';
}

/** The phase of a status, in the vocabulary shared with other services. */
export function phaseOf(status: BulkPaymentStatus): Phase {
  return PHASES[status];
}

/** The actions documented for a status, in the order of the lifecycle. iplicit has the last word. */
export function actionsIn(status: BulkPaymentStatus): readonly BulkPaymentAction[] {
  return ACTIONS[status] ?? [];
}

/** Whether a status proves that a step was taken from a status that it starts from. */
export function isProvenBy(step: BulkPaymentTransition, status: BulkPaymentStatus): boolean {
  return PROVEN_BY[step].includes(status);
}

/** The step's name in iplicit's paths. */
export function stepOf(transition: BulkPaymentTransition): Step {
  return STEPS[transition];
}
