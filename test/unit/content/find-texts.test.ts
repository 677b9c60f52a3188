// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { findTexts } from '../../../src/content/find-texts';
import { labelPattern } from '../../../src/domain/label-match';

it('a label that is said all the time does not keep another one from being found', () => {
  document.body.innerHTML = `<p>${'e-mail '.repeat(500)}</p><b>Customer ID</b>`;
  const found = findTexts(document.body, labelPattern(['e-mail', 'customer id']));
  expect(found.at(-1)?.data).toBe('Customer ID');
});
