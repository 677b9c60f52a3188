import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unseenHonestPages, unseenSites, unseenTricks } from '../../corpus/unseen-pages';

const folder = join(import.meta.dirname, '../../fixtures/unseen');
const filesIn = (part: string) =>
  readdirSync(join(folder, part)).filter((file) => file.endsWith('.html'));
const sorted = (files: readonly string[]) => files.toSorted();

describe('the second corpus', () => {
  it.each([
    ['honest', unseenHonestPages()],
    ['tricks', unseenTricks()],
    ['tricks/sites', unseenSites()],
  ] as const)('knows every page in %s', (part, pages) => {
    expect(sorted(pages.map(({ file }) => file))).toEqual(sorted(filesIn(part)));
  });

  it('is of at least a hundred honest pages and a hundred and fifty tricks', () => {
    expect(unseenHonestPages().filter(({ truth }) => truth !== '').length).toBeGreaterThan(100);
    expect(unseenTricks().length).toBeGreaterThan(150);
  });

  it('shows every ID that it names', () => {
    const missing = [...unseenHonestPages(), ...unseenSites()].filter(
      ({ html, truth }) => !html.includes(truth),
    );
    expect(missing).toEqual([]);
  });

  it('has its tricks on sites that it knows, and accepts none of their wrong IDs', () => {
    const sites = new Set(unseenSites().map(({ site }) => site));
    expect(unseenTricks().filter(({ site }) => !sites.has(site))).toEqual([]);
    expect(
      unseenTricks().filter(
        ({ acceptable, never }) => never.length === 0 || never.includes(acceptable),
      ),
    ).toEqual([]);
  });
});
