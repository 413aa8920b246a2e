import type { HttpResponse } from './http-client.ts';
import { textOf } from './text.ts';

/** What a service says about a request that it did not carry out, in its own words. */
export interface Words {
  /** What it says about the request as a whole; null if nothing. */
  readonly message: string | null;
  /** What it says about single members of the request. */
  readonly members: readonly MemberWords[];
  /** The id under which its log has the request; null if the body gives none. */
  readonly traceId: string | null;
}

/** What is wrong with one member of a request. */
export interface MemberWords {
  /** Its path in lower case, such as `allocations[0].docid`. */
  readonly path: string;
  readonly words: string;
}

/** The largest body that is read for words, in bytes. Nobody says more. */
const MAX_BODY_BYTES = 64 * 1024;
/** The longest message, and the longest path of a member, in UTF-16 code units; what is longer is cut. */
const MAX_MESSAGE = 500;
const MAX_PATH = 200;
/** The most members and the most items of a list that are read. */
const MAX_MEMBERS = 100;
const MAX_ITEMS = 10;

const NOTHING: Words = { message: null, members: [], traceId: null };

/**
 * Reads a service's own words out of the body of an error: XML with a Message, JSON in any of the usual forms, or
 * text. A web page has none: it is from something in front of the service. The words are bounded, without tags,
 * control characters, addresses and tokens, so that they may be shown to any caller. Never throws: the reader has
 * an error to report already.
 */
export function wordsOf(body: Buffer): Words {
  if (body.length > MAX_BODY_BYTES) return NOTHING;
  const text = textOf(body).trim();
  if (text === '' || isPage(text)) return NOTHING;
  const value = /^[[{"]/.test(text) ? jsonIn(text) : undefined;
  if (value !== undefined) return wordsInJson(value);
  // Broken JSON is nobody's words, but text may begin with a bracket.
  if (text.startsWith('{')) return NOTHING;
  return { ...NOTHING, message: tidy(text.startsWith('<') ? messageInXml(text) : text, MAX_MESSAGE) };
}

/**
 * Whether an answer is a web page: by its type, or because it begins like one. Services have none, but proxies,
 * firewalls and sign-in pages do.
 */
export function isWebPage({ headers, body }: Pick<HttpResponse, 'headers' | 'body'>): boolean {
  return /^text\/html\b/i.test(headers['content-type'] ?? '') || beginsAsWebPage(body);
}

/** Whether a body begins like a web page. */
export function beginsAsWebPage(body: Buffer): boolean {
  return isPage(textOf(body.subarray(0, 1_024)).trimStart());
}

/** Comments and a declaration may come before. */
function isPage(text: string): boolean {
  return /^(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(text);
}

/** What to tell callers about the words that they are shown beside the gateway's message. */
export function aboutWords({ message }: Pick<Words, 'message'>): string {
  return message === null ? 'It gave no reason.' : 'Its own words are in `upstream`.';
}

/** The text of the first Message in an XML document, whatever surrounds it; a Message element has no elements in it. */
function messageInXml(text: string): string {
  const plain = text.replace(/<!\[CDATA\[|\]\]>/g, '');
  const [, message = ''] = /<(?:[\w.-]+:)?message(?:\s[^<>]*)?>([^<]*)</i.exec(plain) ?? [];
  return message.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, characterOf);
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function characterOf(reference: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? reference;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** The value of a JSON text; undefined if it is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wordsInJson(value: unknown): Words {
  const members = membersOf(value);
  const errors = members?.get('errors');
  const named = membersOf(errors);
  return {
    message: tidy(saidIn(value), MAX_MESSAGE),
    members: [...(named ?? [])].slice(0, MAX_MEMBERS).flatMap(([path, said]) => {
      const words = tidy(saidIn(said), MAX_MESSAGE);
      return path === '' || words === null ? [] : [{ path: path.slice(0, MAX_PATH).toWellFormed(), words }];
    }),
    traceId: traceIdIn(members),
  };
}

/** Where a message is: the first of these that is not empty, and what `errors` says about no member in particular. */
const MESSAGES = ['exceptionmessage', 'message', 'detail', 'error_description', 'error'];
/** Only says of which kind the error is. */
const TITLE = 'title';

/** All that a value says, as far as it is known where words are. */
function saidIn(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (depth > 3) return '';
  const said = (inner: unknown) => saidIn(inner, depth + 1);
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map(said).filter(isSaid).join(' ');
  const members = membersOf(value);
  if (!members) return '';
  const message = MESSAGES.map((name) => said(members.get(name))).find(isSaid) ?? '';
  const errors = members.get('errors');
  const unnamed = said(membersOf(errors)?.get('') ?? (Array.isArray(errors) ? errors : undefined));
  const both = message.includes(unnamed) ? [message] : [message, unnamed];
  return both.filter(isSaid).join(' ') || said(members.get(TITLE));
}

function isSaid(words: string): boolean {
  return words.trim() !== '';
}

/** An object's members by their names in lower case: services differ in how they write them. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
}

/** A trace id goes into logs and answers as it is. */
function traceIdIn(members: ReadonlyMap<string, unknown> | undefined): string | null {
  const id = members?.get('traceid');
  return typeof id === 'string' && /^[\x21-\x7E]{1,128}$/.test(id) ? id : null;
}

const TAG = /<[^<>]{0,500}>/g;
// oxlint-disable-next-line no-control-regex
const BLANKS = /[\u0000-\u0020\u007F-\u00A0\u2028\u2029\uFEFF]+/g;
/** URLs, IP addresses, and hosts with a port. */
const ADDRESS =
  /\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s"'<>]+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[[\da-f:.]{3,45}\](?::\d+)?|\b[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}:\d{2,5}\b/gi;
/** What follows `Bearer`, the parts of a JWT, and anything long that is neither a word nor a UUID. */
const TOKEN = /\b(?:Bearer|Basic)\s+[\w.~+/=-]+|\beyJ[\w-]+(?:\.[\w-]*){1,4}|[\w+/=]{32,}/gi;

/** What of it may be shown, in one line; null if nothing is left. */
function tidy(words: string, max: number): string | null {
  const text = words
    // Nobody reads further, and no expression has to.
    .slice(0, max * 8)
    .replace(TAG, ' ')
    .replace(ADDRESS, '[address]')
    .replace(TOKEN, (token) => (/^(?:[a-z]+|_+)$/i.test(token) ? token : '[…]'))
    .replace(BLANKS, ' ')
    .trim();
  return text === '' ? null : text.slice(0, max).toWellFormed();
}
