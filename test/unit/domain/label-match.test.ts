import { expect, it } from 'vitest';
import { isCustomerIdLabel } from '../../../src/domain/label-match';

it.each([
  ['Customer ID', true],
  ['customer id', true],
  ['CUSTOMER ID:', true],
  ['Customer ID *', true],
  ['* Customer ID', true],
  ['  Customer\u00a0\n ID : ', true],
  ['Customer ID?', true],
  ['Customer', false],
  ['ID', false],
  ['Customer IDs', false],
  ['Old customer ID', false],
  ['Customer ID of the parent', false],
  ['Customer-ID', false],
  ['Сustomer ID', false],
  ['Customer\u200b ID', false],
  ['', false],
  [`Customer ID${' '.repeat(40)}`, false],
])('%j is the label of the customer ID: %j', (text, is) => {
  expect(isCustomerIdLabel(text)).toBe(is);
});
