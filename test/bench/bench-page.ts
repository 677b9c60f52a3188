import { Random } from '../model/world/random';

interface Piece {
  readonly html: string;
  /** Elements and texts. */
  readonly nodes: number;
}

export interface BenchPage {
  readonly html: string;
  readonly nodes: number;
}

/** What short texts are made of: none of them is a label of the ID. */
const WORDS =
  'customer account order user ticket refund charge card plan month please thanks the my and was ' +
  'for with not yet renewal invoice reply number external help team since again payment date when';
const words = WORDS.split(' ');
/** So often the conversation speaks of the ID as well: no search of the whole text ends at the first. */
const MENTIONED = 12;
const MENTIONS = [' the customer ID ', ' his User ID '];
const LABELS = ['Plan', 'Since', 'Phone', 'Language', 'Ticket ID', 'Customer since', 'Account'];

/**
 * A page as help desks are: lists, tables, fields, a long conversation, custom elements with open
 * and closed shadow roots, a mounted but hidden ticket of somebody else, and last the customer.
 * The same seed is the same page.
 */
export function benchPage(target: number, customerId: string, seed: number): BenchPage {
  const random = new Random(seed);
  const customer = panel(random, customerId);
  const hidden = panel(random, 'usr_somebody_else');
  const fixed = customer.nodes + hidden.nodes + 10;
  const pieces: Piece[] = [];
  for (let nodes = fixed, mentioned = 0; nodes < target; nodes += pieces.at(-1)?.nodes ?? target) {
    const isDue = nodes > (mentioned * target) / MENTIONED;
    if (isDue) mentioned += 1;
    pieces.push(isDue ? message(random, random.pick(MENTIONS)) : random.weighted(kinds)(random));
  }
  const body = pieces.map(({ html }) => html).join('');
  const nodes = fixed + pieces.reduce((sum, piece) => sum + piece.nodes, 0);
  return {
    nodes,
    html:
      `<!doctype html><html lang="en"><head><title>Ticket</title></head><body><main>${body}</main>` +
      `<div style="display:none">${hidden.html}</div><aside>${customer.html}</aside>` +
      `<script>${shadows}</script></body></html>`,
  };
}

/** Half of the roots are closed; the panel inside says nothing of the customer. */
const shadows = `document.querySelectorAll('desk-tag').forEach((tag, place) => {
  const root = tag.attachShadow({ mode: place % 2 ? 'closed' : 'open' });
  root.innerHTML = '<span>Tag</span><dl><dt>Colour</dt><dd>blue</dd></dl>';
})`;

const kinds: readonly (readonly [(random: Random) => Piece, number])[] = [
  [(random) => message(random, ' '), 6],
  [row, 5],
  [fields, 2],
  [tag, 1],
  [badge, 2],
];

function element(name: string, children: readonly (Piece | string)[], attributes = ''): Piece {
  const parts = children.map((child) =>
    typeof child === 'string' ? { html: child, nodes: 1 } : child,
  );
  return {
    html: `<${name}${attributes}>${parts.map(({ html }) => html).join('')}</${name}>`,
    nodes: parts.reduce((sum, { nodes }) => sum + nodes, 1),
  };
}

function sentence(random: Random, from: number, to: number): string {
  return Array.from({ length: random.int(from, to) }, () => random.pick(words)).join(' ');
}

function message(random: Random, between: string): Piece {
  const header = element('header', [
    element('strong', [sentence(random, 2, 2)]),
    element('time', ['12:04']),
  ]);
  const texts = Array.from({ length: random.int(1, 3) }, () => {
    const text = sentence(random, 4, 15) + between + sentence(random, 4, 15);
    return element('p', [text, element('a', [sentence(random, 1, 3)], ' href="#"')]);
  });
  return element('article', [header, ...texts]);
}

function row(random: Random): Piece {
  const cells = Array.from({ length: 5 }, () => element('span', [sentence(random, 1, 3)]));
  return element('div', cells, ' class="row"');
}

function fields(random: Random): Piece {
  const pairs = Array.from({ length: random.int(2, 5) }, () => [
    element('dt', [random.pick(LABELS)]),
    element('dd', [sentence(random, 1, 2)]),
  ]);
  return element('dl', pairs.flat());
}

function tag(): Piece {
  return element('desk-tag', []);
}

function badge(random: Random): Piece {
  return element('desk-badge', [element('span', [sentence(random, 1, 1)])]);
}

function panel(random: Random, customerId: string): Piece {
  const { html, nodes } = fields(random);
  const id = element('dl', [element('dt', ['Customer ID']), element('dd', [customerId])]);
  return { html: id.html + html, nodes: id.nodes + nodes };
}
