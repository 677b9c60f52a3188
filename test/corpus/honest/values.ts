import type { Random } from '../../model/world/random';

const digits = '0123456789';
const hex = `${digits}abcdef`;
const mixed = `${digits}abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** Shapes of IDs that merchants use. */
export const VALUE_SHAPES: readonly (readonly [name: string, make: (random: Random) => string])[] =
  [
    ['prefix', (random) => `usr_${some(random, hex, 6)}`],
    ['payment provider', (random) => `cus_${some(random, mixed, 14)}`],
    ['number', (random) => `1${some(random, digits, 6)}`],
    ['uuid', (random) => [8, 4, 4, 4, 12].map((length) => some(random, hex, length)).join('-')],
    ['object id', (random) => some(random, hex, 24)],
    ['pipe', (random) => `auth0|${some(random, hex, 24)}`],
    ['upper case', (random) => `ACME-${some(random, digits, 5)}`],
    ['e-mail', (random) => `ana.${some(random, digits, 3)}@example.test`],
    ['long', (random) => some(random, mixed, 64)],
    ['path', (random) => `de/${some(random, digits, 4)}.${some(random, digits, 2)}`],
  ];

type Decorate = (value: string) => string;

/** What stands around a value that is text. */
export const VALUE_DECORATIONS: readonly (readonly [name: string, decorate: Decorate])[] = [
  ['plain', (value) => value],
  ['spaces', (value) => `\n        ${value}\n      `],
  ['nested', (value) => `<span><span>${value}</span></span>`],
  ['copy button', (value) => `<span>${value}</span> <button type='button'>Copy</button>`],
  [
    'icon button',
    (value) =>
      `${value}<button type='button' aria-label='Copy'><svg width='9' height='9'></svg></button>`,
  ],
  ['link', (value) => `<a href='#customer'>${value}</a>`],
  ['code', (value) => `<code>${value}</code>`],
  ['title', (value) => `<span title='${value}'>${value}</span>`],
];

function some(random: Random, signs: string, length: number): string {
  return Array.from({ length }, () => signs.charAt(random.int(0, signs.length - 1))).join('');
}
