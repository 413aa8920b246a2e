import { readXml } from './xml.ts';
import { UpstreamError } from '../../upstream/errors.ts';
import type { HttpResponse } from '../../upstream/http-client.ts';
import { refusedBy } from '../../upstream/refusal.ts';
import { correlationOf } from './unreadable.ts';
import { CONCUR } from './types.ts';

/** Longer messages are cut, in UTF-16 code units. */
const LONGEST = 500;

/**
 * Concur's own message in the body of an error answer: the Message of an Error element, alone or wrapped in
 * Content, or plain text. Null if there is none, as in a proxy's HTML page. Never throws: the caller already
 * has an error to report.
 */
export function wordsOf(body: Buffer): string | null {
  const start = body.subarray(0, 64).toString('latin1').trimStart();
  if (start === '' || start.startsWith('{') || start.startsWith('[')) return null;
  if (!start.startsWith('<') && !start.startsWith('\u00EF\u00BB\u00BF')) return tidy(body.toString('utf8'));
  try {
    return tidy(messageIn(body));
  } catch {
    return null;
  }
}

function messageIn(body: Buffer): string {
  let errorAt = 0;
  let message = '';
  readXml(body, {
    open(name, depth) {
      if (name === 'error' && depth <= 2) errorAt = depth;
    },
    close(name, depth, text) {
      if (errorAt > 0 && depth === errorAt + 1 && name === 'message') message = text;
    },
  });
  return message;
}

function tidy(words: string): string | null {
  // oxlint-disable-next-line no-control-regex
  const text = words.replace(/[\u0000-\u001F\u007F-\u009F\s]+/g, ' ').trim();
  return text === '' ? null : text.slice(0, LONGEST).toWellFormed();
}

/** Concur documents a 503 as maintenance, with the advice to try again after 5 minutes. */
const MAINTENANCE_SECONDS = '300';

/**
 * Makes the error for an answer other than 200 that has no more specific meaning.
 * @param now epoch milliseconds
 */
export function refusedByConcur(answer: HttpResponse, now: number): UpstreamError {
  const { status, headers } = answer;
  const correlationId = correlationOf(headers);
  const facts = { source: CONCUR, status, correlationId, delivery: 'declined' as const };
  // Concur: its request limit and a database deadlock are both a 400, distinguishable only by the message.
  const words = status === 400 ? (wordsOf(answer.body) ?? '') : '';
  if (/limit exceeded/i.test(words)) {
    return new UpstreamError(
      'UPSTREAM_RATE_LIMITED',
      'CONCUR asks for fewer requests; try again later.',
      facts,
    );
  }
  if (/deadlock/i.test(words)) {
    return new UpstreamError(
      'UPSTREAM_UNAVAILABLE',
      'CONCUR was busy with something else; try again.',
      facts,
    );
  }
  if (status === 403) {
    return new UpstreamError(
      'UPSTREAM_AUTH',
      'CONCUR does not let the gateway do this (403); check that its application has the PAYBAT scope.',
      facts,
    );
  }
  if (status === 503 && headers['retry-after'] === undefined) {
    return refusedBy(
      CONCUR,
      { status, headers: { ...headers, 'retry-after': MAINTENANCE_SECONDS } },
      correlationId,
      now,
    );
  }
  return refusedBy(CONCUR, answer, correlationId, now);
}
