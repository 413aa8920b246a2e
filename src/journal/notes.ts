import type { Engine } from './engine.ts';

/** Small values under names, shared by every replica on one store. They are not secret; a Vault keeps those. */
export interface Notes {
  /** The value that was put last. */
  get(name: string): Promise<string | undefined>;

  /** Keeps a value in place of the one before; when this resolves, it is on disk. */
  put(name: string, value: string): Promise<void>;
}

/** Notes in a store of either kind. */
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
