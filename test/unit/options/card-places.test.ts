import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../src/options/cards/card-places';
import { TAUGHT } from './site-card-samples';

describe('where the pages of a card are', () => {
  it.each([
    [
      'one site',
      '^https://desk\\.acme\\.test/t/(\\d+)',
      'https://desk.acme.test/t/1',
      'desk.acme.test',
    ],
    [
      'all of a product',
      '^https://[^/]+\\.kit\\.com/t/(\\d+)',
      'https://acme.kit.com/t/1',
      '*.kit.com',
    ],
    ['any site', '/#ticket/zoom/(\\d+)', 'https://help.acme.com/#ticket/zoom/7', null],
    ['any site of https', '^https://[^/]+/t/(\\d+)', 'https://acme.kit.com/t/1', null],
    ['a port of one host', '^http://localhost:8080/t', 'http://localhost:8080/t', 'localhost:8080'],
    ['a sample of other pages', '^https://evil\\.test/', 'https://desk.acme.test/t/1', null],
    ['a sample that is no address', 'tickets', 'tickets', null],
  ])('%s', (_, pattern, sample, host) => {
    const [place] = placesOf({ ...TAUGHT, pages: [{ name: 'ticket', pattern, sample }] });
    expect(place?.host).toBe(host);
  });

  it('never takes the word of a sample that the pattern does not know', () => {
    const pages = [{ name: 'ticket', pattern: '^https://evil', sample: 'https://good.test/' }];
    expect(placesOf({ ...TAUGHT, pages })).toMatchObject([{ host: null, example: '' }]);
  });
});
