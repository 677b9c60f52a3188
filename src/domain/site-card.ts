import type { CardField } from './page-reading';
import { z } from './schema';

/** Whether the record that a card speaks of was ever seen as source or page. */
export type CardBasis = 'template' | 'approximate' | 'no-template' | 'taught';

const text = (limit: number) => z.string().check(z.maxLength(limit));
const some = (limit: number) => z.string().check(z.minLength(1), z.maxLength(limit));
const pattern = text(500).check(z.refine(isPattern, 'not a pattern'));

const take = z.strictObject({
  from: z.enum(['text', 'value', 'attribute']),
  attribute: z._default(text(100), ''),
  pattern: z._default(pattern, ''),
});

const field = z.strictObject({
  label: some(100),
  by: z._default(z.enum(['card', 'link']), 'card'),
  selector: z._default(text(500), ''),
  labels: z._default(z.readonly(z.array(some(100)).check(z.maxLength(20))), []),
  take,
}) satisfies z.ZodMiniType<CardField>;

const page = z.strictObject({
  name: some(100),
  pattern,
  sample: text(2000),
  /** The visible record on this page, where it is not the card's `root`. */
  root: z.optional(some(500)),
  /** Nobody has seen this page's source: the card knows its address and reads nothing on it. */
  addressOnly: z.optional(z.literal(true)),
});

/**
 * What Chargehand knows of one product's pages. Shipped with it (`src/background/site-cards`), taught by
 * an agent, or imported. Adding one needs no code.
 */
export const siteCardSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().check(z.regex(/^[a-z0-9][-a-z0-9]{0,63}$/)),
  name: some(100),
  basis: z.enum(['template', 'approximate', 'no-template', 'taught']),
  /** Where what it says was seen: a fixture, or repository, file and commit. Empty when taught. */
  source: text(500),
  /** Addresses of its records, and one that is in use. The last group of the pattern is the record's id. */
  pages: z.readonly(z.array(page).check(z.minLength(1), z.maxLength(10))),
  /** Selector of the visible record. `{record}` stands for the record's id in the address. */
  root: z._default(text(500), ''),
  fields: z._default(z.readonly(z.array(field).check(z.maxLength(20))), []),
  never: z._default(z.readonly(z.array(some(500)).check(z.maxLength(20))), []),
});

export type SiteCard = z.infer<typeof siteCardSchema>;

function isPattern(source: string): boolean {
  try {
    RegExp(source);
    return true;
  } catch {
    return false;
  }
}
