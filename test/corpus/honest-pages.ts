import { Random } from '../model/world/random';
import { documentOf, withoutBlanks, type PageParts } from './base-page';
import type { CorpusPage } from './corpus-page';
import { ENGLISH_LABELS, LABEL_DECORATIONS, OTHER_LABELS } from './honest/labels';
import { LAYOUTS, type Layout } from './honest/layouts';
import { VALUE_DECORATIONS, VALUE_SHAPES } from './honest/values';
import { questionAt } from './question-of';

const SEED = 1;
/** Each layout six times. */
export const HONEST_PAGES = 6 * LAYOUTS.length;

/** Pages as agents have them open, each with one customer's ID; the same seed gives the same pages. */
export function honestPages(seed = SEED): readonly CorpusPage[] {
  const random = new Random(seed);
  return Array.from({ length: HONEST_PAGES }, (_, at) => {
    // Every layout in turn, so that none is left to chance.
    const layout = LAYOUTS[at % LAYOUTS.length];
    if (layout === undefined) throw new Error('there is no layout');
    return honestPage(layout, random);
  });
}

function honestPage(layout: Layout, random: Random): CorpusPage {
  const label = random.pick(random.chance(0.6) ? ENGLISH_LABELS : OTHER_LABELS);
  const [shape, make] = random.pick(VALUE_SHAPES);
  const [labelLook, decorateLabel] = random.pick(LABEL_DECORATIONS);
  const [valueLook, decorateValue] = random.pick(
    layout.isControl ? VALUE_DECORATIONS.slice(0, 1) : VALUE_DECORATIONS,
  );
  const truth = make(random);
  const own = layout.field(decorateLabel(label), decorateValue(truth));
  const fields = [
    layout.field('Name', 'Ana Lopez'),
    layout.field('E-mail', 'ana@example.test'),
    layout.field('Order ID', 'ORD-48213'),
    layout.field('Ticket #', '501'),
    layout.field('Plan', 'Premium'),
  ];
  fields.splice(random.int(0, fields.length), 0, own);
  const isLong = random.chance(0.3);
  const isDense = random.chance(0.5);
  const html = documentOf('Ticket 501', layout.body(partsAround(fields.join('\n'), isLong)));
  return {
    name: `${layout.name}; ${label}, ${labelLook}; ${shape}, ${valueLook}${isLong ? '; long' : ''}${isDense ? '; dense' : ''}`,
    html: isDense ? withoutBlanks(html) : html,
    question: questionAt(layout.url),
    truth,
  };
}

function partsAround(fields: string, isLong: boolean): PageParts {
  const links = Array.from({ length: isLong ? 400 : 5 }, (_, at) => `<a href="#t${at}">${at}</a> `);
  const messages = Array.from(
    { length: isLong ? 120 : 2 },
    (_, at) =>
      `<p>Message ${at}: my order ORD-48213 did not arrive, I am usr_unknown.</p>
       <p>E-mail: ana@gmail.com, sent by mail to mail@acme.test.</p>`,
  );
  return {
    elsewhere: `<nav><ul>${links.join('')}</ul></nav>`,
    fields,
    messages,
    composer: '<p>Dear Ana,</p>',
    agent: '<span>Kim Park</span> <span>kim@acme.test</span>',
  };
}
