import { describe, expect, it } from 'vitest';
import { hintCandidates, type Hint } from '../../../src/domain/hint-candidates';

const PATTERN = /^usr_\d+$/;
const found = (kind: Hint['kind'], text: string, pattern?: RegExp) =>
  hintCandidates({ kind, text }, pattern);

describe('a selection', () => {
  it('that is an ID is offered as what it is', () => {
    expect(found('selection', ' cus_1001\n')).toEqual([
      { value: 'cus_1001', by: 'selection', label: '' },
    ]);
  });

  it.each<[string, RegExp | undefined, boolean]>([
    ['1001', undefined, true],
    ['cus_1001', undefined, true],
    ['hello', undefined, false],
    ['cus 1001', undefined, false],
    ['сus_1001', undefined, false],
    ['', undefined, false],
    ['x1'.repeat(129), undefined, false],
    ['usr_1', PATTERN, true],
    ['cus_1', PATTERN, false],
    ['usr_1 usr_2', PATTERN, false],
    ['hello', /^[a-z]+$/, true],
  ])('%j by the pattern %s is one: %j', (text, pattern, isOne) => {
    expect(found('selection', text, pattern).length).toBe(isOne ? 1 : 0);
  });
});

describe('a link', () => {
  it.each<[string, RegExp | undefined, readonly string[]]>([
    ['https://a.test/?user_id=42', undefined, ['42']],
    ['https://a.test/?externalId=cus_1', undefined, ['cus_1']],
    ['https://a.test/?id=42', undefined, []],
    ['https://a.test/users/42', undefined, []],
    ['https://a.test/?user_id=a+b', undefined, []],
    ['https://a.test/users/usr_42?x=1', PATTERN, ['usr_42']],
    ['https://a.test/?user_id=cus_1', PATTERN, []],
    ['https://a.test/#/p?uid=usr_1', PATTERN, ['usr_1']],
    ['mailto:ann@x.test', undefined, []],
    ['javascript:alert(1)', undefined, []],
  ])('%s by the pattern %s holds %j', (text, pattern, values) => {
    expect(found('link', text, pattern).map(({ value }) => value)).toEqual(values);
  });

  it('says under which key the ID stands', () => {
    expect(found('link', 'https://a.test/?user_id=42')).toEqual([
      { value: '42', by: 'selection', label: 'user_id' },
    ]);
  });
});

it('has no longer label than a record may keep', () => {
  const link = `https://a.test/${'k'.repeat(300)}/usr_1`;
  expect(found('link', link, PATTERN)[0]?.label.length).toBe(100);
});

it('no hint holds nothing', () => {
  expect(hintCandidates(null, PATTERN)).toEqual([]);
});
