import { joined } from '../upstream/own-text.ts';

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})?)?$/;

/**
 * The usual form of iplicit's date-times, on a day that every month has. A match is valid without further
 * checks.
 */
const USUAL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?$/;

/**
 * The calendar date of one of iplicit's date-times. iplicit: the midnight in a payment date has no meaning,
 * so the date part is taken as it is, whatever the offset.
 * @returns YYYY-MM-DD; undefined if the text is not a date or date-time
 */
export function localDateOf(text: string): string | undefined {
  return USUAL.test(text) || partsOf(text) ? text.slice(0, 10) : undefined;
}

/**
 * Converts one of iplicit's date-times to an RFC 3339 instant, keeping every digit. iplicit: date-times
 * mostly come without an offset and are then taken as UTC.
 * @returns undefined if the text is not a date-time
 */
export function instantOf(text: string): string | undefined {
  if (USUAL.test(text)) return joined(text, 'Z');
  const parts = partsOf(text);
  if (!parts || parts.hours === undefined) return undefined;
  const stated = text.toUpperCase();
  return parts.offset === undefined ? `${stated}Z` : stated;
}

/** Converts a calendar date (YYYY-MM-DD) to the form that iplicit accepts: midnight, without an offset. */
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
