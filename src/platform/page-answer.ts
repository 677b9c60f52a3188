import { CARD_SOURCES, SOURCES, type PageReading, type Pointed } from '../domain/page-reading';
import { z } from '../domain/schema';

const text = (limit: number) => z.string().check(z.maxLength(limit));
const list = <Item extends z.ZodMiniType>(item: Item) =>
  z.readonly(z.array(item).check(z.maxLength(1000)));

/** What the reader says of a page. It comes out of a page's process, and a page can be anything. */
export const readingSchema: z.ZodMiniType<PageReading> = z.strictObject({
  candidates: list(
    z.strictObject({
      value: text(10_000),
      by: z.enum(SOURCES),
      label: text(200),
    }),
  ),
  emails: list(text(320)),
  emptyCards: list(text(64)),
  isChanging: z.boolean(),
  foreignFrames: z.int(),
});

const take = z.strictObject({
  from: z.enum(['text', 'value', 'attribute']),
  attribute: text(100),
  pattern: text(500),
});

/** What the reader proposes for the value that the agent points at. */
export const pointedSchema: z.ZodMiniType<Pointed> = z.strictObject({
  value: text(10_000),
  anchors: list(
    z.strictObject({
      field: z.strictObject({
        label: text(100),
        by: z.enum(CARD_SOURCES),
        selector: text(500),
        labels: list(text(100)),
        take,
      }),
      matches: z.int(),
    }),
  ),
});
