import { CARD_SOURCES, type CardField } from './page-reading';
import { z } from './schema';

/** Whether the record that a card speaks of was ever seen as source or page. */
export type CardBasis = 'template' | 'approximate' | 'no-template' | 'taught';

/** One kind of address of a product's records. */
export interface CardPage {
  readonly name: string;
  /** Its last group that took part is the record's id. */
  readonly pattern: string;
  /** An address that is in use. */
  readonly sample: string;
  /** The visible record on this page, where it is not the card's `root`. */
  readonly root?: string | undefined;
  /** Nobody has seen this page's source: the card knows its address and reads nothing on it. */
  readonly addressOnly?: true | undefined;
}

/**
 * What Chargehand knows of one product's pages. Shipped with it (`src/background/site-cards`), taught by
 * an agent, or imported. Adding one needs no code.
 */
export interface SiteCard {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  readonly basis: CardBasis;
  /** Where what it says was seen: a fixture, or repository, file and commit. Empty when taught; shipped ones have theirs in `test/fixtures/crm/sources.json`. */
  readonly source: string;
  readonly pages: readonly CardPage[];
  /** Selector of the visible record. `{record}` stands for the record's id in the address. */
  readonly root: string;
  readonly fields: readonly CardField[];
  readonly never: readonly string[];
}

type OrElse = <Value>(
  schema: z.ZodMiniType<Value>,
  fallback: z.core.util.NoUndefined<Value>,
) => z.ZodMiniType<Value>;

const text = (limit: number) => z.string().check(z.maxLength(limit));
const some = (limit: number) => z.string().check(z.minLength(1), z.maxLength(limit));
const pattern = text(500).check(z.refine(isPattern, 'not a pattern'));

/** A card's schema; `orElse` says what becomes of a part that is left out. */
function cardSchema(orElse: OrElse): z.ZodMiniType<SiteCard> {
  const take = z.strictObject({
    from: z.enum(['text', 'value', 'attribute']),
    attribute: orElse(text(100), ''),
    pattern: orElse(pattern, ''),
  });
  const field = z.strictObject({
    label: some(100),
    by: orElse(z.enum(CARD_SOURCES), 'card'),
    selector: orElse(text(500), ''),
    labels: orElse(list(some(100), 20), []),
    take,
  });
  const page = z.strictObject({
    name: some(100),
    pattern,
    sample: text(2000),
    root: z.optional(some(500)),
    addressOnly: z.optional(z.literal(true)),
  });
  return z.strictObject({
    version: z.literal(1),
    id: z.string().check(z.regex(/^[a-z0-9][-a-z0-9]{0,63}$/)),
    name: some(100),
    basis: z.enum(['template', 'approximate', 'no-template', 'taught']),
    source: orElse(text(500), ''),
    pages: z.readonly(z.array(page).check(z.minLength(1), z.maxLength(10))),
    root: orElse(text(500), ''),
    fields: orElse(list(field, 20), []),
    never: orElse(list(some(500), 20), []),
  });
}

function list<Item>(item: z.ZodMiniType<Item>, limit: number): z.ZodMiniType<readonly Item[]> {
  return z.readonly(z.array(item).check(z.maxLength(limit)));
}

/** A card as a file holds it: what is empty may be left out. */
export const siteCardSchema = cardSchema((schema, fallback) => z._default(schema, fallback));

/** A card as it crosses between our contexts: whole. */
export const wholeCardSchema = cardSchema((schema) => schema);

function isPattern(source: string): boolean {
  try {
    RegExp(source);
    return true;
  } catch {
    return false;
  }
}
