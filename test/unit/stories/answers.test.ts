import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../src/billing/post';
import { readChargeAnswer } from '../../../src/billing/read-charge-answer';
import type { OneClickOutcome } from '../../../src/ports';

/** One answer to a charge and what it means, written from the rules alone. */
interface Case {
  readonly name: string;
  readonly httpStatus: number | null;
  readonly lost: 'network' | 'timeout' | 'too-large' | null;
  readonly body: string;
  readonly isSingleDelivery: boolean;
  readonly isOwned: boolean;
  readonly expect: string;
}

const file = join(import.meta.dirname, '../../fixtures/stories/answers.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];

function deliveryOf({ body, httpStatus, lost }: Case): Delivery {
  if (lost !== null) return { arrived: false, why: lost, httpStatus };
  return { arrived: true, httpStatus: httpStatus ?? 200, text: body, serverAt: null };
}

/** The state that an outcome brings, with `unconfirmed-` before a denial that is not certain. */
function stateOf(outcome: OneClickOutcome): string {
  if (outcome.type === 'lost') return 'unknown';
  const [word, isCertain] =
    outcome.type === 'refused'
      ? ['refused', outcome.isCertain]
      : [outcome.answer.status, outcome.answer.isCertain];
  return isCertain ? word : `unconfirmed-${word}`;
}

describe('an answer to a charge', () => {
  it.each(cases)('$name', (told) => {
    const { isOwned, isSingleDelivery } = told;
    const outcome = readChargeAnswer(deliveryOf(told), { isOwned, isSingleDelivery });
    expect(stateOf(outcome)).toBe(told.expect);
  });
});
