/** How the upstream behaves; every part can be changed while it runs. */
export interface UpstreamSettings {
  /** How much data is served. */
  payments: number;
  allocationsPerPayment: number;
  batches: number;
  /** Milliseconds before every answer. */
  latencyMs: number;
  /** After how many answers a list, or a payment in full, is another than before; 0: never. */
  changesEvery: number;
}

export const SETTINGS: UpstreamSettings = {
  payments: 1000,
  allocationsPerPayment: 3,
  batches: 100,
  latencyMs: 0,
  changesEvery: 0,
};

/** What the upstream has seen since it was last asked to forget. */
export interface UpstreamCounts {
  /** Requests other than sign-ins. */
  calls: number;
  /** Different credentials among them. */
  callers: number;
  /** The revision of the list of payments and of the lists of batches that was last sent. */
  revisions: { payments: number; batches: number };
}
