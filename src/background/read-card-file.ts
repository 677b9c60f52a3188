import { siteCardSchema, type SiteCard } from '../domain/site-card';

type CardFile =
  | { readonly ok: true; readonly cards: readonly SiteCard[] }
  | { readonly ok: false; readonly why: 'not-json' | 'not-cards' };

/** Reads the text of a file of cards, one card or a list; nothing of it unless all of it is sound. */
export function readCardFile(text: string): CardFile {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, why: 'not-json' };
  }
  const parsed = (Array.isArray(file) ? file : [file]).map((card) =>
    siteCardSchema.safeParse(card),
  );
  const cards = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const ids = new Set(cards.map(({ id }) => id));
  const isSound = cards.length > 0 && ids.size === parsed.length;
  return isSound ? { ok: true, cards } : { ok: false, why: 'not-cards' };
}
