import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteCardSchema, type SiteCard } from '../../../src/domain/site-card';

const FOLDER = join(import.meta.dirname, '../../fixtures/crm');
const CARDS = join(import.meta.dirname, '../../../src/background/site-cards');

/** A page of a CRM as `test/fixtures/crm` keeps it, and what is to be read from it. */
export interface CrmFixture {
  readonly file: string;
  readonly url: string;
  /** The field's label on the page; null where the value has none. */
  readonly label: string | null;
  readonly expected: string;
}

const entries = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) as CrmFixture[];

export const crmFixtures: readonly CrmFixture[] = entries;

export const crmHosts: readonly string[] = [
  ...new Set(crmFixtures.map(({ url }) => new URL(url).host)),
];

/** The fixture's page with another customer in the place of its own. */
export function htmlOf({ file, expected }: CrmFixture, customer: string): string {
  const html = readFileSync(join(FOLDER, file), 'utf8');
  if (html.split(expected).length !== 2) throw new Error(`${expected} is not once in ${file}`);
  return html.replace(expected, customer);
}

/** The fixture of that file. */
export function crmFixture(file: string): CrmFixture {
  const found = crmFixtures.find((each) => each.file === file);
  if (found === undefined) throw new Error(`no fixture ${file}`);
  return found;
}

/** The shipped card of a product, whole. */
export function readCard(id: string): SiteCard {
  return siteCardSchema.parse(JSON.parse(readFileSync(join(CARDS, `${id}.json`), 'utf8')));
}
