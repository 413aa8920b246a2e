import { DatabaseSync } from 'node:sqlite';

/** What can become of a journal's file under a gateway that is running. */
export interface ValuesUnderTest {
  /** Nothing can be kept any more, as on a full disk. */
  refuseWrites(): void;
  /** Nothing can be read either. */
  takeAway(): void;
  /** All is as it was. */
  mend(): void;
}

/** Breaks and mends the values of a store in a SQLite file, past whoever has it open. */
export function valuesOf(path: string): ValuesUnderTest {
  const execute = (sql: string): void => {
    const database = new DatabaseSync(path, { timeout: 5_000 });
    database.exec(sql);
    database.close();
  };
  let mending = '';
  const breakBy = (breaking: string, mended: string): void => {
    execute(breaking);
    mending = mended;
  };
  const refusal = "begin select raise(fail, 'database or disk is full'); end";
  return {
    refuseWrites: () =>
      breakBy(
        `create trigger full_on_insert before insert on key_values ${refusal}; create trigger full_on_update before update on key_values ${refusal}`,
        'drop trigger full_on_insert; drop trigger full_on_update',
      ),
    takeAway: () =>
      breakBy('alter table key_values rename to taken', 'alter table taken rename to key_values'),
    mend: () => execute(mending),
  };
}
