import { useState } from 'react';
import { useClient } from 'urql';
import type { MutationName } from './mutations.ts';
import { WriteRefused, write } from './writes.ts';
import type { InputOf, Payload, PayloadOf } from './writes.ts';

/** What became of the last write of a screen. */
export interface WriteResult {
  /** What went wrong, in words; empty if nothing did. */
  readonly problems: readonly string[];
  /** Whether it was refused because the run is not what the user has seen. */
  readonly isConflict: boolean;
}

/** The writes of a screen, one at a time. */
export interface Writing {
  readonly isBusy: boolean;
  /** Undefined before the first write, while one is under way, and after `forget`. */
  readonly result: WriteResult | undefined;
  /** Sends a write; resolves with its payload, or undefined if the gateway refused it as a whole. See {@link write}. */
  send<Name extends MutationName>(
    mutation: Name,
    input: InputOf<Name>,
    about: string,
  ): Promise<PayloadOf<Name> | undefined>;
  /** Takes the last result away, once the user has dealt with it. */
  forget(): void;
}

/** Gives a screen its writes. */
export function useWrite(): Writing {
  const client = useClient();
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<WriteResult>();

  const send: Writing['send'] = async (mutation, input, about) => {
    setIsBusy(true);
    setResult(undefined);
    try {
      const payload = await write(client, mutation, input, about);
      if (!payload) return undefined;
      const { userErrors }: Payload = payload;
      setResult({
        problems: userErrors.map(({ message }) => message),
        isConflict: userErrors.some(
          ({ code }) => code === 'VERSION_CONFLICT' || code === 'CHANGED_SINCE_SEEN',
        ),
      });
      return payload;
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
      setResult({ problems: [error.message], isConflict: false });
      return undefined;
    } finally {
      setIsBusy(false);
    }
  };

  return { isBusy, result, send, forget: () => setResult(undefined) };
}
