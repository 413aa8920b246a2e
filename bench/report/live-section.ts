import type { Figures } from '../run/commands.ts';
import { short } from './numbers.ts';
import { table } from './table.ts';

const WAYS = {
  gateway: 'subscriptions of this gateway',
  polling: 'GETs of this gateway, with an ETag, every 5 s',
  yoga: 'subscriptions of GraphQL Yoga with graphql-ws, each polling every 5 s',
};

/** What it costs that many look at one payment, in three ways. */
export function liveSection(live: Figures): string {
  const of = (way: string, what: string) => live[`${way}.${what}`] ?? Number.NaN;
  return [
    '## Looking on',
    'Many look at one payment that does not change, each over a connection of its own.',
    table(
      ['', 'upstream calls a second', 'share of a core', 'KB of memory for each'],
      Object.entries(WAYS).map(([way, title]) => [
        title,
        short(of(way, 'calls')),
        short(of(way, 'core')),
        short(of(way, 'bytes') / 1_000),
      ]),
      1,
    ),
  ].join('\n\n');
}
