import { describe } from 'node:test';
import { crashConformance } from './conformance-crash.ts';
import { entryConformance } from './conformance-entries.ts';
import { keyConformance } from './conformance-keys.ts';
import { lockConformance } from './conformance-locks.ts';
import { storeConformance } from './conformance-store.ts';
import type { EngineUnderTest } from './store.ts';

/** Holds an engine to everything that the journal promises, whichever the engine. */
export function conformance(engine: EngineUnderTest): void {
  describe(`the journal on ${engine.name}`, () => {
    describe('entries', () => entryConformance(engine));
    describe('keys', () => keyConformance(engine));
    describe('names held', () => lockConformance(engine));
    describe('its store', () => storeConformance(engine));
    describe('a crash', () => crashConformance(engine));
  });
}
