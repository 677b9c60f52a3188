import { describe, expect, it } from 'vitest';
import {
  evenBlanks,
  KNOWN_LABELS,
  labelPattern,
  normalizeLabel,
} from '../../../src/domain/label-match';

const known = new Set(KNOWN_LABELS);

it.each([
  ['Customer ID', true],
  ['customer id', true],
  ['CUSTOMER ID:', true],
  ['Customer ID *', true],
  ['* Customer ID', true],
  ['  Customer\u00a0\n ID : ', true],
  [`Customer ID${' '.repeat(60)}`, true],
  ['Customer ID?', true],
  ['Unique external ID', true],
  ['External ID', true],
  ['FunnelFox ID', true],
  ['external_id', true],
  ['user_id', true],
  ['customer_id', true],
  ['Kundennummer:', true],
  ['KUNDEN-ID', true],
  ['Número de cliente', true],
  ['NÚMERO DE CLIENTE', true],
  ["ID de l'utilisateur", true],
  ['ID de l\u2019utilisateur', true],
  ['ID do cliente', true],
  ['Customer', false],
  ['ID', false],
  ['Reference', false],
  ['Number', false],
  ['Customer IDs', false],
  ['Old customer ID', false],
  ['Customer ID of the parent', false],
  ['Customer-ID', false],
  ['Сustomer ID', false],
  ['Customer\u200b ID', false],
  ['', false],
  [`Customer ID${' '.repeat(400)}`, false],
])('%j is a label of the customer ID: %j', (text, is) => {
  expect(known.has(normalizeLabel(text))).toBe(is);
});

it('has every known label once, as labels are compared', () => {
  expect(KNOWN_LABELS.map(normalizeLabel)).toEqual(KNOWN_LABELS);
  expect(known.size).toBe(KNOWN_LABELS.length);
});

describe('the pattern that finds labels in a longer text', () => {
  it.each([
    'The Customer\u00a0ID: x',
    'EMAILCUSTOMER IDusr_1',
    'ID de l\u2019utilisateur',
    'n.º de cliente',
  ])('fits %j', (text) => {
    expect(evenBlanks(text).match(labelPattern(known))).not.toBeNull();
  });

  it('does not fit other texts', () => {
    expect('nXº de cliente'.match(labelPattern(known))).toBeNull();
  });

  it('fits nothing without labels', () => {
    expect('anything'.match(labelPattern(['']))).toBeNull();
  });
});
