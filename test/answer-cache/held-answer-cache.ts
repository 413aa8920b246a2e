import assert from 'node:assert/strict';
import { AnswerCache } from '../../src/answer-cache/answer-cache.ts';
import type { Attempt } from '../../src/answer-cache/answer-cache.ts';
import type { RequestReader } from '../../src/answer-cache/request-reader.ts';
import { SharedReads } from '../../src/answer-cache/shared-reads.ts';
import { startHeldService } from './held-service.ts';
import type { HeldService } from './held-service.ts';

/** What an answer is made from, one read after the other. */
export const PATHS = ['/list', '/detail', '/document'];

/** Never ends. */
export const STAY = new AbortController().signal;

/** An answer cache that keeps texts, before a service that answers when the test says so. */
export class HeldAnswerCache {
  readonly service: HeldService;
  cache = new AnswerCache<string>(new SharedReads(), 0);

  private constructor(service: HeldService) {
    this.service = service;
  }

  static async start(): Promise<HeldAnswerCache> {
    return new HeldAnswerCache(await startHeldService());
  }

  /** Begins anew, with nothing kept and nothing asked. */
  begin(maxBytes = 1_000_000): void {
    this.service.held.length = 0;
    this.cache = new AnswerCache(new SharedReads(), maxBytes);
  }

  /** Reads one path after the other, as an execution does whose reads depend on each other. */
  async execute(reader: RequestReader, paths = PATHS): Promise<string> {
    const bodies: string[] = [];
    for (const path of paths) {
      const { body } = await reader.get(this.service.as('one'), { path, headers: {} });
      bodies.push(body.toString());
    }
    return bodies.join();
  }

  /** Has an answer made from these paths, each of which says its own name, and keeps it under a key. */
  async keep(key: string, paths = PATHS): Promise<void> {
    const reader = await readerOf(this.cache.attempt(key, STAY));
    const answer = this.execute(reader, paths);
    for (const [index, path] of paths.entries()) {
      await this.service.arrived(index + 1);
      this.service.answer(path, path);
    }
    reader.succeeded();
    this.cache.keep(key, reader, await answer, 100);
    this.service.held.length = 0;
  }

  /** Answers every read with its path. */
  answerAll(): void {
    for (const path of PATHS) this.service.answer(path, path);
  }
}

/** The reader of an attempt that found nothing to give again. */
export async function readerOf(attempt: Promise<Attempt<string>>): Promise<RequestReader> {
  const made = await attempt;
  assert.ok('reader' in made);
  return made.reader;
}
