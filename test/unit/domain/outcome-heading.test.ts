import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { outcomeHeading, type SettledState } from '../../../src/domain/outcome-heading';

/** The words that documentation and other people's tools rely on. */
const words: Readonly<Record<SettledState, string>> = {
  succeeded: 'Succeeded',
  processing: 'Processing',
  authenticating: 'Customer must authenticate',
  unknown: 'Outcome unknown',
  failed: 'Failed',
  cancelled: 'Cancelled',
  refused: 'Refused',
  unconfirmed: 'Not confirmed yet',
  'already-charged': 'Already charged',
  'not-sent': 'Not sent',
  'charged-twice': 'Charged twice?',
  'marked-charged': 'Marked as charged',
  'marked-not-charged': 'Marked as not charged',
};

describe('the heading of an outcome', () => {
  it.each(Object.entries(words))('%s reads "%s"', (state, heading) => {
    const key = outcomeHeading[state as SettledState];
    expect(messages[key].message).toBe(heading);
  });

  it('is there for every outcome, and no two share one', () => {
    expect(Object.keys(outcomeHeading).sort()).toEqual(Object.keys(words).sort());
    expect(new Set(Object.values(outcomeHeading)).size).toBe(Object.keys(words).length);
  });
});
