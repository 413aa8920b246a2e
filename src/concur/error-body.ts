import { readXml } from './xml.ts';

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
