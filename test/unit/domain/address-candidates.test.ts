import { describe, expect, it } from 'vitest';
import { addressCandidates, asOwnNumbers } from '../../../src/domain/address-candidates';
import { addressParts, isCustomerKey, namesCustomer } from '../../../src/domain/address-parts';
import type { MatchedCard } from '../../../src/domain/match-site-card';
import { CARD } from '../support/samples';

const PATTERN = /^usr_\d+$/;
const part = (text: string, under = '') => ({ text, under });

describe('the parts of an address', () => {
  it.each<[string, readonly { text: string; under: string }[]]>([
    ['https://desk.test', []],
    ['https://desk.test/', []],
    ['https://desk.test/users/usr_1', [part('users'), part('usr_1', 'users')]],
    ['https://desk.test//users/', [part('users')]],
    ['https://desk.test/a%2Fb/%E0%A4%A', [part('a/b'), part('%E0%A4%A', 'a/b')]],
    ['https://desk.test/?uid=usr_1&x=&y&z=a%20b+c', [part('usr_1', 'uid'), part('a b c', 'z')]],
    ['https://desk.test/?a=b=c', [part('b=c', 'a')]],
    [
      'https://desk.test/#ticket/zoom/901',
      [part('ticket'), part('zoom', 'ticket'), part('901', 'zoom')],
    ],
    ['https://desk.test/#!/case/9', [part('case'), part('9', 'case')]],
    ['https://desk.test/#id=14&model=x', [part('14', 'id'), part('x', 'model')]],
    ['https://desk.test/#/a?user_id=usr_1', [part('a'), part('usr_1', 'user_id')]],
    ['https://desk.test/#a?b?c=d', [part('a'), part('d', 'b?c')]],
    ['https://usr_1@desk.test:8443/x', [part('x')]],
    ['no address', []],
  ])('%s', (url, parts) => {
    expect(addressParts(url)).toEqual(parts);
  });
});

describe('the key of a query', () => {
  it.each([
    ['external_id', true],
    ['externalId', true],
    ['user-id', true],
    ['USER_ID', true],
    ['uid', true],
    ['customer_id', true],
    ['id', false],
    ['ticket_id', false],
    ['my_user_id', false],
    ['', false],
  ])('%j names a customer: %j', (key, isOne) => {
    expect(isCustomerKey(key)).toBe(isOne);
  });

  it.each([
    ['users', true],
    ['Customers', true],
    ['profile', true],
    ['uid', true],
    ['tickets', false],
    ['contacts', false],
    ['', false],
  ])('and the way %j does: %j', (under, isOne) => {
    expect(namesCustomer(part('x', under))).toBe(isOne);
  });
});

describe('an ID in the address', () => {
  const matched = (record: string): MatchedCard[] => [
    { card: CARD, page: 'record', record, known: '' },
  ];
  const values = (url: string, pattern: RegExp | undefined, isNamed = false, record = '') =>
    addressCandidates(url, matched(record), pattern, isNamed).map(({ value }) => value);

  it('is said to be found by the address, under what it stands', () => {
    expect(addressCandidates('https://d.test/users/usr_1', [], PATTERN, false)).toEqual([
      { value: 'usr_1', by: 'address', label: 'users' },
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['in the way', 'https://d.test/t/usr_1/edit', ['usr_1']],
    ['in the query', 'https://d.test/?q=usr_1', ['usr_1']],
    ['behind the #', 'https://d.test/#/t/usr_1', ['usr_1']],
    ['twice', 'https://d.test/usr_1?x=usr_2', ['usr_1', 'usr_2']],
    ['as a part only', 'https://d.test/usr_1x/xusr_1', []],
    ['in the host', 'https://usr_1/', []],
  ])('stands %s', (_, url, found) => {
    expect(values(url, PATTERN)).toEqual(found);
  });

  it('is none without a pattern of the organisation', () => {
    expect(values('https://d.test/users/usr_1?uid=usr_1', undefined)).toEqual([]);
  });

  it('is not the record of the help desk', () => {
    expect(values('https://d.test/users/usr_1/t/usr_2', PATTERN, false, 'usr_1')).toEqual([
      'usr_2',
    ]);
  });

  it('beside what the page names counts only where the address calls it a customer', () => {
    const url = 'https://d.test/t/usr_1/users/usr_2?q=usr_3&uid=usr_4';
    expect(values(url, PATTERN, true)).toEqual(['usr_2', 'usr_4']);
    expect(values(url, PATTERN, false)).toEqual(['usr_1', 'usr_2', 'usr_3', 'usr_4']);
  });

  it('has no longer label than a record may keep', () => {
    const url = `https://d.test/${'k'.repeat(300)}/usr_1`;
    expect(addressCandidates(url, [], PATTERN, false)[0]?.label.length).toBe(100);
  });
});

describe('the number of a record', () => {
  const named = [
    { value: '417', by: 'label', label: 'User ID' },
    { value: 'usr_1', by: 'label', label: 'Customer ID' },
  ] as const;
  const matched = (basis: 'template' | 'taught'): MatchedCard => ({
    card: { ...CARD, basis },
    page: 'user',
    record: '417',
    known: 'https://d.test/users/417',
  });

  it('is a part of the address, whatever a field calls it', () => {
    expect(asOwnNumbers(named, [matched('template')])).toEqual([
      { ...named[0], by: 'address' },
      named[1],
    ]);
  });

  it('may be the customer’s where nobody but an agent has said what the address is', () => {
    expect(asOwnNumbers(named, [matched('taught')])).toEqual(named);
    expect(asOwnNumbers(named, [])).toEqual(named);
  });
});
