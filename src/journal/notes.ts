import type { Engine } from './engine.ts';

/** Small named values, shared by all replicas on one store. They are not secret; secrets go into a Vault. */
export interface Notes {
  /** The latest value; undefined if there is none. */
  get(name: string): Promise<string | undefined>;

  /** Replaces a value; when this resolves, it is on disk. */
  put(name: string, value: string): Promise<void>;
}

/** Notes in either kind of store. */
export function notesIn({ ask }: Pick<Engine, 'ask'>): Notes {
  return {
    async get(name) {
      const row = await ask((db) =>
        db.selectFrom('notes').select('value').where('name', '=', name).executeTakeFirst(),
      );
      return row?.value;
    },

    async put(name, value) {
      await ask((db) =>
        db
          .insertInto('notes')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute(),
      );
    },
  };
}
