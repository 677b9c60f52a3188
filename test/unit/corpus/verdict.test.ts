import { expect, it } from 'vitest';
import { judge, type Answer } from '../../corpus/run/verdict';

const reading = { candidates: [], emptyCards: [], isChanging: false, foreignFrames: 0 };

function answer(grade: 'certain' | 'check', value: string, emails: readonly string[]): Answer {
  return { reading: { ...reading, emails }, graded: { grade, candidate: { value } } };
}

it.each([
  [answer('certain', 'usr_1', ['ana@example.test']), 'right'],
  [answer('certain', 'usr_2', []), 'wrong'],
  [answer('certain', 'usr_1', ['victim@example.test']), 'wrong'],
  [answer('check', 'usr_2', []), 'check'],
  [{ reading: { ...reading, emails: [] }, graded: { grade: 'conflict' } }, 'conflict'],
  [{ reading: { ...reading, emails: [] }, graded: { grade: 'none' } }, 'none'],
  [{ error: 'TypeError' }, 'failed'],
] as const)('%j of usr_1 is %s', (given, verdict) => {
  expect(judge(given, { truth: 'usr_1' })).toBe(verdict);
});
