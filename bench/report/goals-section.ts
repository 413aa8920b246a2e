import { isMet, measuredText } from './goal.ts';
import type { Goal } from './goal.ts';
import { REASONS } from './reasons.ts';
import { table } from './table.ts';

/** The table of goals, with an explanation of each that was missed. */
export function goalsSection(goals: readonly Goal[]): string {
  const missed = goals.filter((goal) => isMet(goal) === false);
  return [
    '## Performance goals',
    'Unless another unit is named, a value is a ratio: the gateway’s CPU per request to that of the server named.',
    table(
      ['goal', 'at most', 'measured', 'result'],
      goals.map((goal) => [goal.name, goal.limit, measuredText(goal), verdict(goal)]),
      4,
    ),
    ...(missed.length === 0
      ? []
      : [
          'Goals that were missed. The explanations come from profiles and earlier runs, not from this run:',
          missed.map(reasonLine).join('\n'),
        ]),
  ].join('\n\n');
}

function reasonLine({ name, note = '' }: Goal): string {
  return `- ${name}: ${REASONS[name] ?? 'The reason is not known yet.'} ${note}`.trim();
}

function verdict(goal: Goal): string {
  const met = isMet(goal);
  if (met === undefined) return 'not measured';
  return met ? 'met' : '**missed**';
}
