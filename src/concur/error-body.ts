import { readXml } from './xml.ts';

/** Longest wording handed on, in UTF-16 units. */
const LONGEST = 500;

/**
 * Concur's own words in the body of an error: the Message of an Error, alone or wrapped in Content, or a plain text.
 * Null where there are none to be had, as from a proxy's page. Throws nothing: there is an error to tell of already.
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
