import { isReached, measuredText } from './figure.ts';
import type { Figure } from './figure.ts';
import { REASONS } from './reasons.ts';
import { table } from './table.ts';

/** What was to be reached and whether it was, with the reason found where it was not. */
export function figuresSection(figures: readonly Figure[]): string {
  const missed = figures.filter((figure) => isReached(figure) === false);
  return [
    '## Figures to reach',
    'Ratios are of CPU per request where nothing else is said.',
    table(
      ['', 'at most', 'measured', ''],
      figures.map((figure) => [figure.name, figure.goal, measuredText(figure), verdict(figure)]),
      4,
    ),
    ...(missed.length === 0
      ? []
      : [
          'Not reached, and why, as profiles and runs before this one showed:',
          missed.map(reasonLine).join('\n'),
        ]),
  ].join('\n\n');
}

function reasonLine({ name, beside = '' }: Figure): string {
  return `- ${name}: ${REASONS[name] ?? 'the reason is not known yet.'} ${beside}`.trim();
}

function verdict(figure: Figure): string {
  const reached = isReached(figure);
  if (reached === undefined) return 'not measured';
  return reached ? 'reached' : '**not reached**';
}
