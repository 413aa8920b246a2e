import type { Insertable, Selectable } from 'kysely';
import type { Answer, Entry, Intent, Json } from './journal.ts';
import type { EntriesTable } from './schema.ts';

/** The columns of an entry that its answer fills in. */
type AnswerColumns = Pick<
  EntriesTable,
  | 'outcome'
  | 'user_errors'
  | 'wrote_to'
  | 'details'
  | 'status'
  | 'correlation_id'
  | 'frees_key'
  | 'settled_at'
>;

/** The row for a write that is about to be sent. It holds its key. */
export function openRow(intent: Intent): Insertable<EntriesTable> {
  const { id, caller, operation, source, target, key, fingerprint, at } = intent;
  return {
    id,
    caller,
    operation,
    source,
    target,
    key,
    held_key: key,
    fingerprint,
    at,
    before: JSON.stringify(intent.before),
    proof: JSON.stringify(intent.proof),
  };
}

/**
 * The columns that an answer fills in.
 * @param at epoch milliseconds
 */
export function answerColumns(answer: Answer, at: number): AnswerColumns {
  return {
    outcome: answer.outcome,
    user_errors: JSON.stringify(answer.userErrors),
    wrote_to: answer.target,
    details: JSON.stringify(answer.details),
    status: answer.status,
    correlation_id: answer.correlationId,
    frees_key: answer.freesKey ? 1 : 0,
    settled_at: at,
  };
}

/** Converts a row to an entry. */
export function entryOf(row: Selectable<EntriesTable>): Entry {
  const { id, caller, operation, source, target, key, fingerprint, at } = row;
  return {
    id,
    caller,
    operation,
    source,
    target,
    key,
    fingerprint,
    at,
    before: json(row.before),
    proof: json(row.proof),
    answer: answerOf(row),
    settledAt: row.settled_at,
  };
}

function answerOf(row: Selectable<EntriesTable>): Answer | null {
  if (row.outcome === null) return null;
  return {
    outcome: row.outcome,
    userErrors: json(row.user_errors),
    target: row.wrote_to ?? row.target,
    details: json(row.details),
    status: row.status,
    correlationId: row.correlation_id,
    freesKey: row.frees_key === 1,
  };
}

function json(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
