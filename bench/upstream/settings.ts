/** How the upstream behaves; it can be changed while the upstream runs. */
export interface UpstreamSettings {
  /** How many payments there are. */
  payments: number;
  allocationsPerPayment: number;
  /** How many batches there are, open and closed. */
  batches: number;
  /** Delay of every answer, in milliseconds. */
  latencyMs: number;
  /** After how many answers of a kind (lists of payments, lists of batches, payments in full) the amounts change; 0 for never. */
  changesEvery: number;
}

/** The default settings. */
export const SETTINGS: UpstreamSettings = {
  payments: 1000,
  allocationsPerPayment: 3,
  batches: 100,
  latencyMs: 0,
  changesEvery: 0,
};

/** What the upstream has seen since the last count. */
export interface UpstreamCounts {
  /** Admitted requests other than sign-ins. */
  calls: number;
  /** How many different credentials came with them. */
  callers: number;
  /** The revision last sent of the list of payments, of the lists of batches and of a payment in full. */
  revisions: { payments: number; batches: number; details: number };
}
