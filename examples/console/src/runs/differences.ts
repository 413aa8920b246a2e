import type { BatchPartsFragment, PaymentPartsFragment } from '../generated/graphql.ts';
import { withoutTrailingZeros } from '../money/decimal.ts';
import { moneyText } from '../money/money.tsx';
import { PHASES, dayText } from '../ui/text.ts';

/** Something about a run that is no longer what the user has seen. */
export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

const NOTHING = 'nothing';

function differenceOf(
  what: string,
  before: string | null | undefined,
  now: string | null | undefined,
): Difference[] {
  return (before ?? '') === (now ?? '') ? [] : [{ what, before: before || NOTHING, now: now || NOTHING }];
}

const dateOf = ({ paymentDate }: PaymentPartsFragment) => paymentDate && dayText(paymentDate);

/** What has changed in a bulk payment between what the user saw and what the service holds now. */
export function paymentDifferences(seen: PaymentPartsFragment, now: PaymentPartsFragment): Difference[] {
  return [
    ...differenceOf('Phase', PHASES[seen.phase], PHASES[now.phase]),
    ...differenceOf('Description', seen.description, now.description),
    ...differenceOf('Bank reference', seen.bankRef, now.bankRef),
    ...differenceOf('Payment date', dateOf(seen), dateOf(now)),
    ...allocationDifferences(seen, now),
    ...differenceOf('Total', moneyText(seen.total), moneyText(now.total)),
  ];
}

function allocationDifferences(seen: PaymentPartsFragment, now: PaymentPartsFragment): Difference[] {
  const before = amountsByDocument(seen);
  const after = amountsByDocument(now);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((document) => {
    const [was, is] = [before.get(document), after.get(document)];
    return differenceOf(document, was ?? 'not paid', is ?? 'not paid');
  });
}

function amountsByDocument({ allocations }: PaymentPartsFragment): Map<string, string> {
  return new Map(
    (allocations ?? []).map(({ documentNo, document, amount }) => [
      documentNo ?? document?.id ?? 'A document',
      amount === null ? moneyText(null) : withoutTrailingZeros(amount),
    ]),
  );
}

/** What has changed in a batch between what the user saw and what the service holds now. */
export function batchDifferences(seen: BatchPartsFragment, now: BatchPartsFragment): Difference[] {
  return [
    ...differenceOf('Phase', PHASES[seen.phase], PHASES[now.phase]),
    ...differenceOf('Payments', String(seen.count), String(now.count)),
    ...differenceOf('Total', moneyText(seen.total), moneyText(now.total)),
  ];
}
