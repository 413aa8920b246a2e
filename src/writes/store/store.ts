import * as z from 'zod';
import type { UserError } from '../../graphql/errors.ts';
import type { Cell, Engine, Row } from './engine.ts';

/** A JSON value. The store keeps such values without interpreting them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** How a write ended, as far as it is known. */
export type Outcome =
  /** The service confirmed it, or its state proves it. */
  | 'APPLIED'
  /** The service accepted it and carries it out later. */
  | 'QUEUED'
  /** The service declined it; nothing was changed. */
  | 'REFUSED'
  /** No usable answer came, and the service, read back later, shows that it did not happen. */
  | 'NOT_APPLIED'
  /** It may have been sent, and nothing shows yet whether it happened. */
  | 'UNKNOWN';

/** `PREPARED`: recorded, nothing sent. `SENT`: its bytes may have left, and no outcome is known. */
export type WriteState = 'PREPARED' | 'SENT' | Outcome;

/** A write that is to be sent, as it is recorded first. */
export interface NewWrite {
  /** A UUID. */
  id: string;
  /** The name of the caller. */
  caller: string;
  /** The mutation field, e.g. `submitBulkPayment`. */
  operation: string;
  /** The service that it goes to, as named by the schema's PaymentSource. */
  source: string;
  /** Global id of what it writes to; null for what does not exist yet. */
  target: string | null;
  /** What no other write may touch before this one is settled: its target, or what a create would make. */
  fence: string;
  /** The caller's idempotency key; of a list, the list's. */
  key: string | null;
  /** Its place in its list; null outside of one. */
  position: number | null;
  /** Digest of operation and input: tells a repeat of a request from another request under the same key. */
  fingerprint: string;
  /** Fingerprint of the caller's own credentials at the service; null if the gateway's are used. */
  credentials: string | null;
  /** What was asked, for the log, without the key. */
  input: Json;
  /** The id of the request that asked for it. */
  requestId: string | null;
  /** The process that sends it; see `LEASE_MS`. */
  owner: string;
}

/** What is needed to recognise a write by the state of its service. */
export interface EffectCheck {
  /** The service's state just before, as far as the check needs it. */
  before: Json;
  /** What the service's state must show to prove the write. */
  proof: Json;
}

/** How a write ended and what its caller is told. */
export interface Answer {
  outcome: Outcome;
  userErrors: readonly UserError[];
  /** Global id of what it wrote to; null: as before. */
  target: string | null;
  /** Further members of the payload, such as the service's own key of a job. */
  details: Json;
  /** HTTP status of the service's answer, if there was one. */
  status: number | null;
  /** The service's own id for the request, if it gave one. */
  correlationId: string | null;
  /** Whether the caller's key is free again: the service rejected the request without acting on it. */
  freesKey: boolean;
  /** Who or what settled it, for the log; null while nothing has. */
  settledBy: string | null;
  /** What the person noted who resolved it. */
  note: string | null;
}

/** A write as it is recorded. */
export interface WriteRecord extends NewWrite, EffectCheck {
  /** When it was recorded, in epoch milliseconds of the store's clock, like every other time here. */
  at: number;
  state: WriteState;
  /** Null until it was sent. */
  sentAt: number | null;
  /** After this its sender has given up; what the service still does with it takes `settledMs` at most. */
  actsUntil: number | null;
  /** How often the service was looked at for it since it got into its state. */
  looks: number;
  /** Null while it has no outcome. */
  answer: Answer | null;
  settledAt: number | null;
  /** Whether it still keeps other writes away from its target. */
  isFence: boolean;
  /** Whether the process that sends it is known to be alive. */
  isOwnerAlive: boolean;
  /** The store's time when this was read. */
  readAt: number;
}

/** What an effect check is made from. */
export type Intent = Pick<WriteRecord, 'operation' | 'target' | 'before' | 'proof' | 'at'>;

/** Which writes the log shows; each member narrows it further. */
export interface WriteFilter {
  caller?: string | undefined;
  source?: string | undefined;
  operation?: string | undefined;
  target?: string | undefined;
  key?: string | undefined;
  /** `IN_PROGRESS`: without an outcome. */
  outcomes?: readonly (Outcome | 'IN_PROGRESS')[] | undefined;
  /** Epoch milliseconds, inclusive. */
  from?: number | undefined;
  /** Epoch milliseconds, exclusive. */
  until?: number | undefined;
}

/** A position in the log, which is sorted newest first. */
export interface LogPosition {
  at: number;
  id: string;
}

/** A write that is not settled, as far as others need to know. */
export type PendingWrite = Pick<WriteRecord, 'id' | 'operation' | 'target' | 'at' | 'state' | 'isFence'>;

/** Small named values, shared by all that use the store. Secrets go into a SecretStore. */
export interface KeyValueStore {
  /** The latest value; undefined if there is none. */
  get(name: string): Promise<string | undefined>;

  /** Replaces a value; when this resolves, it is on disk. */
  put(name: string, value: string): Promise<void>;

  /**
   * Replaces a value unless somebody else has; when this resolves to true, it is on disk.
   * @param present the value that it replaces; undefined if there was none
   */
  replace(name: string, value: string, present: string | undefined): Promise<boolean>;
}

/** What settling a write comes to. */
export interface Settlement {
  record: WriteRecord;
  /** Whether the row had gone, and was written anew: the store has lost data. */
  wasLost: boolean;
}

/** How long a write keeps watch once it has its outcome. Milliseconds from now; null: not at all. */
export interface Watch {
  lookInMs: number | null;
  /** Whether it goes on keeping other writes away from its target. */
  isFence: boolean;
}

/**
 * How long a process is taken to be alive after it last said so, in milliseconds. What is PREPARED by a
 * process that is not was never sent.
 */
export const LEASE_MS = 10_000;

/** How long a sender may still be reading the service back after its time is over, in milliseconds. */
const SENDER_GRACE_MS = 10_000;

/** Rows that one step of the retention touches, so that no other statement waits for long. */
const PRUNED_AT_ONCE = 500;

const SETTLED = `('APPLIED', 'REFUSED', 'NOT_APPLIED')`;
const UNSETTLED = `('PREPARED', 'SENT', 'QUEUED', 'UNKNOWN')`;

const COLUMNS = `id, caller, operation, source, target, fence, key, held_key, position, fingerprint, credentials,
  input, request_id, owner, at, state, effect_check, sent_at, acts_until, looks, settled_at, settled_by, note,
  user_errors, details, status, correlation_id`;

/** Every statement on the store, in the SQL that both engines know. `now` is an engine's expression. */
function statementsFor(now: string) {
  const alive = `exists (select 1 from leases where leases.name = writes.owner and leases.until > ${now})`;
  const select = `select ${COLUMNS}, ${now} as read_at, case when ${alive} then 1 else 0 end as alive from writes`;
  return {
    select,
    claim: `insert into writes (id, caller, operation, source, target, fence, key, held_key, position, fingerprint,
        credentials, input, request_id, owner, at, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, ${now}, 'PREPARED')
      on conflict do nothing returning at`,
    conflicts: `${select} where id = $1 or (caller = $2 and held_key = $3) or fence = $4`,
    // Again for a SENT row: the answer to the first time may have been lost.
    send: `update writes set state = 'SENT', effect_check = $2, sent_at = ${now}, acts_until = ${now} + $3,
        look_at = ${now} + $3 + ${SENDER_GRACE_MS}
      where id = $1 and owner = $4 and state in ('PREPARED', 'SENT')
        and exists (select 1 from leases where name = $4 and until > ${now})
      returning id`,
    settle: `update writes set state = $2, target = coalesce($3, target),
        fence = case when $4 = 1 then fence else null end,
        held_key = case when $5 = 1 then null else held_key end,
        looks = 0, look_at = case when $6 < 0 then null else ${now} + $6 end,
        settled_at = case when $7 = 1 then ${now} else null end, settled_by = $8, note = $9, user_errors = $10,
        details = $11, status = $12, correlation_id = $13
      where id = $1 and (state in ${UNSETTLED} or (state = 'NOT_APPLIED' and note is null and $2 = 'APPLIED'))
      returning ${COLUMNS}, ${now} as read_at, 0 as alive`,
    restore: `insert into writes (id, caller, operation, source, target, fence, key, held_key, position, fingerprint,
        credentials, input, request_id, owner, at, state, effect_check, sent_at, acts_until)
      select $1, $2, $3, $4, $5, null, $6, null, $7, $8, $9, $10, $11, $12, $13, 'SENT', $14, $15, $16
      where not exists (select 1 from writes where id = $1)`,
    hold: `update writes set held_key = $2 where id = $1
      and not exists (select 1 from writes as others where others.caller = writes.caller and others.held_key = $2)`,
    lookAgain: `update writes set looks = looks + 1, look_at = case when $3 < 0 then null else ${now} + $3 end,
        fence = case when $4 = 1 then fence else null end
      where id = $1 and state = $2`,
    withdraw: `delete from writes where id = $1 and owner = $2 and state in ('PREPARED', 'SENT')`,
    withdrawUnsent: `delete from writes where state = 'PREPARED' and not ${alive} returning id`,
    byKey: `${select} where caller = $1 and held_key = $2`,
    byId: `${select} where id = $1`,
    due: `${select} where look_at <= ${now} or (state = 'SENT' and looks = 0 and not ${alive})
      order by look_at limit $1`,
    pending: `select id, operation, target, at, state, case when fence is null then 0 else 1 end as is_fence
      from writes where state <> 'APPLIED' and state in ${UNSETTLED} order by at, id`,
    freeKey: `update writes set held_key = null where id = $1 and state in ${SETTLED}`,
    freeKeys: `update writes set held_key = null where id in (select id from writes
      where held_key is not null and state in ${SETTLED} and at < ${now} - $1 order by at limit ${PRUNED_AT_ONCE})
      returning id`,
    prune: `delete from writes where id in (select id from writes
      where at < ${now} - $1 and held_key is null and state in ${SETTLED} order by at limit ${PRUNED_AT_ONCE})
      returning id`,
    pruneLists: `delete from list_keys where at < ${now} - $1 and not exists (select 1 from writes
      where writes.caller = list_keys.caller and writes.key = list_keys.key and writes.state in ${UNSETTLED})`,
    pruneLeases: `delete from leases where until < ${now} - ${LEASE_MS * 60}`,
    claimList: `insert into list_keys (caller, key, fingerprint, at) values ($1, $2, $3, ${now})
      on conflict do nothing returning caller`,
    listKey: 'select fingerprint from list_keys where caller = $1 and key = $2',
    lease: `insert into leases (name, holder, until) values ($1, $2, ${now} + $3)
      on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where leases.holder = excluded.holder or leases.until <= ${now} returning until`,
    release: 'delete from leases where name = $1 and holder = $2',
    value: 'select value from key_values where name = $1',
    putValue: `insert into key_values (name, value) values ($1, $2)
      on conflict (name) do update set value = excluded.value`,
    // Again for the new value: the answer to the first time may have been lost.
    replaceValue: `insert into key_values (name, value) select $1, $2
      where $3 = '' or exists (select 1 from key_values where name = $1)
      on conflict (name) do update set value = excluded.value
      where key_values.value = $3 or key_values.value = excluded.value returning name`,
  };
}

/**
 * The record of every write that may have been sent. One row per write is its record and its lock: while it is
 * not settled, a unique index keeps every other write away from what it fences. All times are the store's, so
 * that clocks of replicas do not matter. Every call may safely be made again if its answer was lost.
 *
 * The store knows nothing about services: whoever records a write says what proves it.
 */
export class WriteStore {
  readonly #engine: Engine;
  readonly #sql: ReturnType<typeof statementsFor>;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#sql = statementsFor(engine.now);
  }

  /** Whether other processes may use the store as well. */
  get isShared(): boolean {
    return this.#engine.isShared;
  }

  /**
   * Records a write as PREPARED, which takes its key and its fence.
   * @returns the writes that hold either, if any does: then nothing was recorded
   */
  async claim(write: NewWrite): Promise<{ at: number } | { holders: WriteRecord[] }> {
    const { id, caller, operation, source, target, fence, key, position, fingerprint } = write;
    const held = heldKey(write);
    for (;;) {
      const [claimed] = await this.#engine.run(
        this.#sql.claim,
        [
          id,
          caller,
          operation,
          source,
          target,
          fence,
          key,
          held,
          position,
          fingerprint,
          write.credentials,
          JSON.stringify(write.input),
          write.requestId,
          write.owner,
        ],
        // If the machine fails now, the write was never sent, and need not be found again.
        { isDurable: false },
      );
      if (claimed) return { at: Number(claimed['at']) };
      const holders = await this.#records(this.#sql.conflicts, [id, caller, held, fence]);
      const own = holders.find((holder) => holder.id === id);
      if (own) return { at: own.at };
      // Otherwise whoever was in the way has gone meanwhile.
      if (holders.length > 0) return { holders };
    }
  }

  /**
   * Turns a PREPARED write into a SENT one; when this resolves to true, that is on disk.
   * @param actsForMs the longest that its sender will wait for an answer
   * @returns false if the write is no longer this process's to send: it was taken for dead
   */
  async send({ id, owner }: NewWrite, check: EffectCheck, actsForMs: number): Promise<boolean> {
    const rows = await this.#engine.run(this.#sql.send, [id, checkText(check), actsForMs, owner]);
    return rows.length > 0;
  }

  /**
   * Records how a write ended. What is definite stays, with one exception: a NOT_APPLIED that turns out to have
   * been applied. A row that has gone is written anew.
   */
  async settle(
    write: NewWrite & Partial<EffectCheck> & Partial<Pick<WriteRecord, 'at' | 'sentAt' | 'actsUntil'>>,
    answer: Answer,
    watch: Watch,
  ): Promise<Settlement> {
    const settled = await this.#trySettle(write.id, answer, watch);
    if (settled) return { record: settled, wasLost: false };
    const present = await this.byId(write.id);
    if (present) return { record: present, wasLost: false };
    const {
      id,
      caller,
      operation,
      source,
      target,
      key,
      position,
      fingerprint,
      owner,
      at = Date.now(),
    } = write;
    const check = checkText({ before: write.before ?? null, proof: write.proof ?? null });
    await this.#engine.run(this.#sql.restore, [
      id,
      caller,
      operation,
      source,
      target,
      key,
      position,
      fingerprint,
      write.credentials,
      JSON.stringify(write.input),
      write.requestId,
      owner,
      at,
      check,
      write.sentAt ?? at,
      write.actsUntil ?? at,
    ]);
    const held = heldKey(write);
    if (held !== null) await this.#engine.run(this.#sql.hold, [id, held]);
    const restored = (await this.#trySettle(id, answer, watch)) ?? (await this.byId(id));
    if (!restored) throw new Error('a write that was just recorded has gone');
    return { record: restored, wasLost: true };
  }

  /** Records that a look at the service has settled nothing. */
  async lookAgain({ id, state }: Pick<WriteRecord, 'id' | 'state'>, watch: Watch): Promise<void> {
    await this.#engine.run(this.#sql.lookAgain, [id, state, watch.lookInMs ?? -1, watch.isFence ? 1 : 0]);
  }

  /** Deletes a write that was certainly not sent, and frees its key. */
  async withdraw({ id, owner }: Pick<NewWrite, 'id' | 'owner'>): Promise<void> {
    await this.#engine.run(this.#sql.withdraw, [id, owner], { isDurable: false });
  }

  /** Deletes every write whose process died before it was sent. Returns how many there were. */
  async withdrawUnsent(): Promise<number> {
    return (await this.#engine.run(this.#sql.withdrawUnsent, [])).length;
  }

  /** The write that holds a caller's key; undefined if none does. */
  async byKey(write: Pick<NewWrite, 'caller' | 'key' | 'position'>): Promise<WriteRecord | undefined> {
    const [record] = await this.#records(this.#sql.byKey, [write.caller, heldKey(write)]);
    return record;
  }

  /** A write by its id; undefined if there is none. */
  async byId(id: string): Promise<WriteRecord | undefined> {
    const [record] = await this.#records(this.#sql.byId, [id]);
    return record;
  }

  /** Writes whose time has come to be looked at again, those that wait longest first; at most `limit`. */
  due(limit: number): Promise<WriteRecord[]> {
    return this.#records(this.#sql.due, [limit]);
  }

  /** Writes that are not settled, oldest first. */
  async pending(): Promise<PendingWrite[]> {
    const rows = await this.#engine.run(this.#sql.pending, []);
    return rows.map((row) => {
      const { id, operation, target, at, state, is_fence: isFence } = pendingRow.parse(row);
      return { id, operation, target, at, state, isFence: isFence === 1 };
    });
  }

  /** Writes, newest first, after the position `after`; at most `limit`. */
  list(filter: WriteFilter, limit: number, after?: LogPosition): Promise<WriteRecord[]> {
    const parameters: Cell[] = [];
    const place = (value: Cell) => `$${parameters.push(value)}`;
    const { outcomes, from, until } = filter;
    const states = outcomes?.flatMap((outcome): WriteState[] =>
      outcome === 'IN_PROGRESS' ? ['PREPARED', 'SENT'] : [outcome],
    );
    const conditions = (['caller', 'source', 'operation', 'target', 'key'] as const).flatMap((column) => {
      const value = filter[column];
      return value === undefined ? [] : [`${column} = ${place(value)}`];
    });
    if (states) {
      conditions.push(`state in (${states.map(place).join(', ') || 'null'})`);
      // Says what the index on the few that were not applied needs to know.
      if (!states.includes('APPLIED')) conditions.push(`state <> 'APPLIED'`);
    }
    if (from !== undefined) conditions.push(`at >= ${place(from)}`);
    if (until !== undefined) conditions.push(`at < ${place(until)}`);
    if (after) conditions.push(`(at, id) < (${place(after.at)}, ${place(after.id)})`);
    const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
    const sql = `${this.#sql.select} ${where} order by at desc, id desc limit ${place(limit)}`;
    return this.#records(sql, parameters);
  }

  /** Frees the key of a settled write. */
  async freeKey(id: string): Promise<void> {
    await this.#engine.run(this.#sql.freeKey, [id]);
  }

  /**
   * Ties a key to one list of writes.
   * @returns the fingerprint of the list that has the key: this one's or another's
   */
  async claimList(caller: string, key: string, fingerprint: string): Promise<string> {
    for (;;) {
      const claimed = await this.#engine.run(this.#sql.claimList, [caller, key, fingerprint]);
      if (claimed.length > 0) return fingerprint;
      const [holder] = await this.#engine.run(this.#sql.listKey, [caller, key]);
      if (holder) return String(holder['fingerprint']);
    }
  }

  /**
   * One small step of the retention. Keys and rows of writes that are not settled stay.
   * @param keyMs how long a settled write keeps its key
   * @param logMs how long it stays in the log
   * @returns whether there is more to do
   */
  async prune(keyMs: number, logMs: number): Promise<boolean> {
    const freed = await this.#engine.run(this.#sql.freeKeys, [keyMs]);
    const pruned = await this.#engine.run(this.#sql.prune, [logMs]);
    await this.#engine.run(this.#sql.pruneLists, [keyMs]);
    await this.#engine.run(this.#sql.pruneLeases, []);
    return Math.max(freed.length, pruned.length) >= PRUNED_AT_ONCE;
  }

  /**
   * Takes a lease, or prolongs it; whoever holds one must be done or have prolonged it before it runs out.
   * @returns false while another holds it
   */
  async lease(name: string, holder: string, ms: number): Promise<boolean> {
    const options = { isDurable: false };
    return (await this.#engine.run(this.#sql.lease, [name, holder, ms], options)).length > 0;
  }

  /** Gives a lease up. */
  async release(name: string, holder: string): Promise<void> {
    await this.#engine.run(this.#sql.release, [name, holder], { isDurable: false });
  }

  readonly values: KeyValueStore = {
    get: async (name) => {
      const [row] = await this.#engine.run(this.#sql.value, [name]);
      return row && String(row['value']);
    },
    put: async (name, value) => {
      await this.#engine.run(this.#sql.putValue, [name, value]);
    },
    replace: async (name, value, present) => {
      const rows = await this.#engine.run(this.#sql.replaceValue, [name, value, present ?? '']);
      return rows.length > 0;
    },
  };

  /** Resolves if the store can be written to; rejects with the reason if not. */
  async check(): Promise<void> {
    await this.#engine.checkRoom();
    // Only a write detects a read-only store, or a replica that was taken for the primary.
    const now = new Date().toISOString();
    await this.#engine.run(this.#sql.putValue, ['last-check', now], { isOnce: true });
  }

  /** Closes the store once every call in progress has ended. */
  close(): Promise<void> {
    return this.#engine.close();
  }

  async #trySettle(id: string, answer: Answer, watch: Watch): Promise<WriteRecord | undefined> {
    const { outcome, userErrors, target, details, status, correlationId, freesKey, settledBy, note } = answer;
    const isSettled = outcome !== 'UNKNOWN' && outcome !== 'QUEUED';
    const [row] = await this.#records(this.#sql.settle, [
      id,
      outcome,
      target,
      watch.isFence ? 1 : 0,
      freesKey ? 1 : 0,
      watch.lookInMs ?? -1,
      isSettled ? 1 : 0,
      settledBy,
      note,
      JSON.stringify(userErrors),
      JSON.stringify(details),
      status,
      correlationId,
    ]);
    return row;
  }

  async #records(sql: string, parameters: readonly Cell[]): Promise<WriteRecord[]> {
    return (await this.#engine.run(sql, parameters)).map(recordOf);
  }
}

/** The form in which a key is unique: no caller's own key has a blank, so those of lists are apart. */
function heldKey({ key, position }: Pick<NewWrite, 'key' | 'position'>): string | null {
  return key === null || position === null ? key : `${key} ${position}`;
}

/** The version of what an effect check is kept as. */
const CHECK_VERSION = 1;

function checkText({ before, proof }: EffectCheck): string {
  return JSON.stringify({ v: CHECK_VERSION, before, proof });
}

const json = z.json() as z.ZodType<Json>;
const jsonText = z.string().transform((text, context): Json => {
  try {
    return json.parse(JSON.parse(text));
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});

/** A check of another version, or damaged, proves nothing: whoever wrote it can still settle the write. */
const effectCheck = z
  .string()
  .nullable()
  .transform((text): EffectCheck => {
    const nothing = { before: null, proof: null };
    if (text === null) return nothing;
    const parsed = z
      .object({ v: z.literal(CHECK_VERSION), before: json, proof: json })
      .safeParse(jsonText.safeParse(text).data);
    return parsed.success ? { before: parsed.data.before, proof: parsed.data.proof } : nothing;
  });

const userErrors = z.array(
  z.object({
    // A newer release may know more codes.
    code: z.string().transform((code) => code as UserError['code']),
    message: z.string(),
    field: z.array(z.string()).nullable(),
    upstream: z
      .object({
        source: z.string(),
        status: z.number().nullable(),
        message: z.string().nullable(),
        correlationId: z.string().nullable(),
      })
      .nullable(),
  }),
);

const state = z.enum(['PREPARED', 'SENT', 'APPLIED', 'QUEUED', 'REFUSED', 'NOT_APPLIED', 'UNKNOWN']);
const text = z.string();
const number = z.number();

const pendingRow = z.object({
  id: text,
  operation: text,
  target: text.nullable(),
  at: number,
  state,
  is_fence: number,
});

const writeRow = z.object({
  id: text,
  caller: text,
  operation: text,
  source: text,
  target: text.nullable(),
  fence: text.nullable(),
  key: text.nullable(),
  held_key: text.nullable(),
  position: number.nullable(),
  fingerprint: text,
  credentials: text.nullable(),
  input: jsonText,
  request_id: text.nullable(),
  owner: text,
  at: number,
  state,
  effect_check: effectCheck,
  sent_at: number.nullable(),
  acts_until: number.nullable(),
  looks: number,
  settled_at: number.nullable(),
  settled_by: text.nullable(),
  note: text.nullable(),
  user_errors: jsonText.nullable(),
  details: jsonText.nullable(),
  status: number.nullable(),
  correlation_id: text.nullable(),
  read_at: number,
  alive: number,
});

/** Reads a row. What is on disk outlives the program that wrote it, so it is checked like any input. */
function recordOf(row: Row): WriteRecord {
  const read = writeRow.parse(row);
  const { id, caller, operation, source, target, key, position, fingerprint, credentials, input, owner } =
    read;
  return {
    id,
    caller,
    operation,
    source,
    target,
    key,
    position,
    fingerprint,
    credentials,
    input,
    owner,
    fence: read.fence ?? read.target ?? '',
    requestId: read.request_id,
    at: read.at,
    state: read.state,
    ...read.effect_check,
    sentAt: read.sent_at,
    actsUntil: read.acts_until,
    looks: read.looks,
    answer: answerIn(read),
    settledAt: read.settled_at,
    isFence: read.fence !== null,
    isOwnerAlive: read.alive === 1,
    readAt: read.read_at,
  };
}

function answerIn(read: z.output<typeof writeRow>): Answer | null {
  if (read.state === 'PREPARED' || read.state === 'SENT') return null;
  return {
    outcome: read.state,
    userErrors: userErrors.parse(read.user_errors ?? []),
    target: read.target,
    details: read.details,
    status: read.status,
    correlationId: read.correlation_id,
    freesKey: read.key !== null && read.held_key === null && read.state === 'REFUSED',
    settledBy: read.settled_by,
    note: read.note,
  };
}
