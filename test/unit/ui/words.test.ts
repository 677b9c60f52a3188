import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { createWords } from '../../../src/ui/words';
import { message } from './fake-page';

describe('the words', () => {
  const { plural, t } = createWords(message);

  it('put substitutions where the text wants them', () => {
    expect(t('origin', 'Customer ID', 'desk.acme.test')).toBe(
      'From "Customer ID" on desk.acme.test',
    );
  });

  it.each([
    [0, '0 price points'],
    [1, '1 price point'],
    [5_000, '5,000 price points'],
  ])('count %i as the language does', (count, text) => {
    expect(plural('pricesCount', count)).toBe(text);
  });

  it('fall back to the general form where a language has no text for a count', () => {
    const polish = createWords((key) =>
      key === 'textLanguage' ? 'pl' : key.endsWith('_other') ? 'ogólnie' : '',
    );
    expect(polish.plural('pricesCount', 3)).toBe('ogólnie');
  });
});

describe('the catalogue', () => {
  const texts = Object.entries<{ message: string }>(messages);

  it('has both English forms of every plural', () => {
    const keys = new Set(texts.map(([key]) => key));
    const lonely = [...keys].filter(
      (key) => key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one')),
    );
    expect(lonely).toEqual([]);
  });

  it('has every key once: of two the browser would take the last', () => {
    const file = join(import.meta.dirname, '../../../public/_locales/en/messages.json');
    const written = readFileSync(file, 'utf8').match(/^ {2}"\w+": \{/gm);
    expect(written).toHaveLength(texts.length);
  });

  it('has no empty text, and keys that browsers admit', () => {
    const bad = texts.filter(([key, { message: text }]) => text === '' || !/^\w+$/.test(key));
    expect(bad).toEqual([]);
  });
});
