/** One payment batch as Concur holds it. */
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
  /** `Employee` or `Card Program`, or a localised wording. */
  type: string;
  paymentMethod: string;
  status: 'OPEN' | 'CLOSED';
  /** How its file looks: each customer has its own. */
  file: ConcurFileFormat;
  /** Keys of the job runs that made its file, oldest first; each 2020 `File-Url` names one. */
  jobRunKeys: string[];
}

export interface ConcurFileFormat {
  kind: 'csv' | 'zip';
  delimiter: ',' | ';';
  /** Named in the csv's content type when set. */
  charset: 'utf-8' | null;
}

/** Everything the Concur side of the sandbox holds. */
export interface ConcurData {
  application: ConcurApplication;
  batches: ConcurBatch[];
}

/** The registered application that may sign in. */
export interface ConcurApplication {
  clientId: string;
  clientSecret: string;
  /** The refresh token handed out by hand at the start. */
  refreshToken: string;
  /** Space-separated; the batches need `PAYBAT` in it. */
  scope: string;
}
