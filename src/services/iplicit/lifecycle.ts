import type { BulkPaymentStatus, BulkPaymentTransition, PaymentRunPhase } from '../../generated/enums.ts';

/** A status of iplicit's that says how far a payment has come. */
interface Status {
  /** iplicit's name for it, in lower case. */
  readonly name: string;
  readonly status: BulkPaymentStatus;
  /** Its phase in the vocabulary shared with other services. */
  readonly phase: PaymentRunPhase;
}

/**
 * iplicit's statuses in order of precedence. A payment has several at once. What ended it or went wrong
 * outweighs how far it has come, which outweighs what it passed on the way. Names that are not listed
 * (`warning`, `pending_action` and others) are additional information.
 */
const STATUSES: readonly Status[] = [
  { name: 'abandoned', status: 'ABANDONED', phase: 'CANCELLED' },
  { name: 'error', status: 'ERROR', phase: 'FAILED' },
  { name: 'posted', status: 'POSTED', phase: 'SETTLED' },
  { name: 'processed', status: 'PROCESSED', phase: 'PROCESSED' },
  { name: 'rejected', status: 'REJECTED', phase: 'REJECTED' },
  { name: 'approved', status: 'APPROVED', phase: 'APPROVED' },
  { name: 'pending_auth', status: 'PENDING_AUTHORISATION', phase: 'IN_APPROVAL' },
  { name: 'draft', status: 'DRAFT', phase: 'OPEN' },
];

/** A step of a payment's lifecycle. Whoever may take it is said by the schema, at its mutation field. */
interface LifecycleStep {
  /** The mutation field that takes it for one payment; the name under which it is logged. */
  readonly field: `${string}BulkPayment`;
  /** Its name in iplicit's paths, and its verb in messages. */
  readonly path: string;
  /** The statuses for which iplicit documents it. */
  readonly from: readonly BulkPaymentStatus[];
  /** The statuses that prove it: where it leads, and what can only be reached through that. */
  readonly provenBy: readonly BulkPaymentStatus[];
  /** The outcome if iplicit accepts it. */
  readonly outcome: 'APPLIED' | 'QUEUED';
}

/** The lifecycle of a payment, in its order: what there is to know about a step stands in its row. */
export const LIFECYCLE = {
  // iplicit: a submit is queued and decided on later, so it may end in any of several statuses.
  SUBMIT: {
    field: 'submitBulkPayment',
    path: 'submit',
    from: ['DRAFT'],
    provenBy: ['PENDING_AUTHORISATION', 'APPROVED', 'REJECTED', 'ERROR', 'PROCESSED', 'POSTED'],
    outcome: 'QUEUED',
  },
  AMEND: {
    field: 'amendBulkPayment',
    path: 'amend',
    from: ['APPROVED', 'PROCESSED'],
    provenBy: ['DRAFT', 'PENDING_AUTHORISATION', 'REJECTED', 'ABANDONED'],
    outcome: 'APPLIED',
  },
  PROCESS: {
    field: 'processBulkPayment',
    path: 'process',
    from: ['APPROVED'],
    provenBy: ['PROCESSED', 'POSTED'],
    outcome: 'APPLIED',
  },
  POST: {
    field: 'postBulkPayment',
    path: 'post',
    from: ['PROCESSED'],
    provenBy: ['POSTED'],
    outcome: 'APPLIED',
  },
  // iplicit does not document where an unpost leads; it must be one of the two statuses before POSTED.
  UNPOST: {
    field: 'unpostBulkPayment',
    path: 'unpost',
    from: ['POSTED'],
    provenBy: ['PROCESSED', 'APPROVED', 'DRAFT', 'PENDING_AUTHORISATION', 'REJECTED', 'ABANDONED'],
    outcome: 'APPLIED',
  },
  ABANDON: {
    field: 'abandonBulkPayment',
    path: 'abandon',
    from: ['DRAFT'],
    provenBy: ['ABANDONED'],
    outcome: 'APPLIED',
  },
} as const satisfies Readonly<Record<BulkPaymentTransition, LifecycleStep>>;

/** A mutation field that takes one step for one payment. */
type StepField = (typeof LIFECYCLE)[BulkPaymentTransition]['field'];

/** The steps, in the order of the lifecycle. */
const STEPS: readonly BulkPaymentTransition[] = Object.keys(LIFECYCLE).filter(isStep);

/** The actions that are not steps, by their mutation fields. iplicit does not say which statuses they need; a draft is assumed. */
const EDITS = { UPDATE: 'updateBulkPayment', EDIT_ALLOCATIONS: 'replaceBulkPaymentAllocations' } as const;

const EDIT_ACTIONS = Object.keys(EDITS) as (keyof typeof EDITS)[];

/** What can be done with a payment. */
export type PaymentAction = BulkPaymentTransition | keyof typeof EDITS;

const BY_NAME: ReadonlyMap<string, number> = new Map(STATUSES.map(({ name }, weight) => [name, weight]));
const PHASES: ReadonlyMap<BulkPaymentStatus, PaymentRunPhase> = new Map(
  STATUSES.map(({ status, phase }) => [status, phase]),
);

/** The phases that a payment can be in. */
export const PAYMENT_PHASES: readonly PaymentRunPhase[] = [...PHASES.values(), 'UNKNOWN'];

/** The status that takes precedence among a payment's statuses; UNKNOWN if the gateway knows none of them. */
export function statusOf(statuses: readonly string[]): BulkPaymentStatus {
  let governing = STATUSES.length;
  for (const name of statuses) {
    const weight = BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase());
    if (weight !== undefined && weight < governing) governing = weight;
  }
  return STATUSES[governing]?.status ?? 'UNKNOWN';
}

/** The phase of a status, in the vocabulary shared with other services. */
export function phaseOf(status: BulkPaymentStatus): PaymentRunPhase {
  return PHASES.get(status) ?? 'UNKNOWN';
}

/** The actions documented for a status, in the order of the lifecycle. iplicit has the last word. */
export function actionsIn(status: BulkPaymentStatus): readonly PaymentAction[] {
  return ACTIONS.get(status) ?? [];
}

const ACTIONS: ReadonlyMap<BulkPaymentStatus, readonly PaymentAction[]> = new Map(
  STATUSES.map(({ status }) => [
    status,
    [
      ...(status === 'DRAFT' ? EDIT_ACTIONS : []),
      ...STEPS.filter((step) => stepOf(step).from.includes(status)),
    ],
  ]),
);

/** The mutation field that takes an action. */
export function fieldOf(action: PaymentAction): StepField | (typeof EDITS)[keyof typeof EDITS] {
  return isStep(action) ? LIFECYCLE[action].field : EDITS[action];
}

/** Whether a text names a step. */
export function isStep(text: unknown): text is BulkPaymentTransition {
  return typeof text === 'string' && Object.hasOwn(LIFECYCLE, text);
}

/** The row of a step. */
export function stepOf(step: BulkPaymentTransition): LifecycleStep {
  return LIFECYCLE[step];
}

/** Whether a status proves that a step was taken from a status that it starts from. */
export function isProvenBy(step: BulkPaymentTransition, status: BulkPaymentStatus): boolean {
  return stepOf(step).provenBy.includes(status);
}

/** Makes something for each step, by its mutation field. */
export function byField<T>(make: (step: BulkPaymentTransition) => T): { readonly [Field in StepField]: T } {
  // TypeScript does not know which names `fromEntries` gives.
  return Object.fromEntries(STEPS.map((step) => [stepOf(step).field, make(step)])) as Record<StepField, T>;
}
