import { joined } from '../upstream/own-text.ts';

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})?)?$/;

/** A date-time as iplicit mostly writes it, on a day that every month has: there is nothing to be worked out. */
const USUAL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?$/;

/**
 * The calendar date of a date-time as iplicit writes it: the date part as it stands. iplicit: a payment date is a date
 * with a midnight that means nothing, so an offset does not move it.
 * @returns YYYY-MM-DD; undefined if the text is no date or date-time
 */
export function localDateOf(text: string): string | undefined {
  return USUAL.test(text) || partsOf(text) ? text.slice(0, 10) : undefined;
}

/**
 * A date-time as iplicit writes it, as an RFC 3339 instant with every digit kept. iplicit: date-times come without an
 * offset, sometimes with one; one without is taken to be UTC.
 * @returns undefined if the text is no date-time
 */
export function instantOf(text: string): string | undefined {
  if (USUAL.test(text)) return joined(text, 'Z');
  const parts = partsOf(text);
  if (!parts || parts.hours === undefined) return undefined;
  const stated = text.toUpperCase();
  return parts.offset === undefined ? `${stated}Z` : stated;
}

/** A calendar date (YYYY-MM-DD) as iplicit takes it: a date-time at midnight, without an offset. */
export function dateTimeOf(localDate: string): string {
  return `${localDate}T00:00:00`;
}

function partsOf(text: string): { hours: string | undefined; offset: string | undefined } | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hours, minutes = '0', seconds = '0', , offset] = match;
  const isTime = Number(hours ?? 0) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTime && isDay(Number(year), Number(month), Number(day)) ? { hours, offset } : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
