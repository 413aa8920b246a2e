/** A payment batch in Concur. */
export interface ConcurBatch {
  batchId: string;
  /** The opaque id at the end of `Batch-URL`: letters, digits and `$`, or 20 digits. */
  encryptedId: string;
  name: string;
  /** Decimal with 2 to 8 places. */
  total: string;
  currency: string;
  /** Payment demands in the batch. */
  count: number;
  /** `Employee`, `Card Program`, or a localised equivalent. */
  type: string;
  paymentMethod: string;
  status: 'OPEN' | 'CLOSED';
  /** The format of its file, which each customer chooses. */
  file: ConcurFileFormat;
  /**
   * Keys of the job runs that wrote its file, oldest first. In the 2020 edition, each `File-Url` names one.
   */
  jobRunKeys: string[];
}

/** The format of a payment file. */
export interface ConcurFileFormat {
  kind: 'csv' | 'zip';
  delimiter: ',' | ';';
  /** Declared in the content type of a csv, if set. */
  charset: 'utf-8' | null;
}

/** All data of the sandbox's Concur. */
export interface ConcurData {
  application: ConcurApplication;
  batches: ConcurBatch[];
}

/** The registered application that may sign in. */
export interface ConcurApplication {
  clientId: string;
  clientSecret: string;
  /** The first refresh token, issued by hand. */
  refreshToken: string;
  /** Space-separated; the batches need `PAYBAT` in it. */
  scope: string;
}
