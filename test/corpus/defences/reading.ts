import type { Defence } from '../defence';

const LABELLED = 'src/content/labelled-values.ts';
const PLACE = 'src/content/value-place.ts';
const MATCH = 'src/domain/label-match.ts';
const CONTROL = 'src/content/control-value.ts';
const VALUES = 'src/content/values.ts';

/** What keeps the reader to the whole value of the label's own field. */
export const READING_DEFENCES = [
  {
    name: 'exact label',
    patches: [
      {
        file: MATCH,
        find: ".replace(/[\\s\\u00a0\\u202f]+/g, ' ')",
        replace:
          ".replace(/[\\s\\u00a0\\u202f]+/g, ' ').replace(/\\u200b/g, '').replace('\\u0406', 'I')",
      },
      {
        file: MATCH,
        find: 'const sources = [...labels]',
        replace: 'if (true as boolean) return /[^\\s][^\\n]+/g; const sources = [...labels]',
      },
    ],
  },
  {
    name: 'whole label',
    patches: [{ file: PLACE, find: 'hasBefore(beside, isText) || ', replace: '' }],
  },
  {
    name: 'titles are no labels',
    patches: [{ file: 'src/content/label-spots.ts', find: 'h1, h2, h3, ', replace: '' }],
  },
  {
    name: 'seen label',
    patches: [{ file: LABELLED, find: 'if (!sight.seesText(spot.text)) return [];', replace: '' }],
  },
  { name: 'search fields', patches: [{ file: CONTROL, find: '|search', replace: '' }] },
  {
    name: 'next field',
    patches: [
      {
        file: LABELLED,
        find: 'if (isNextField(place, spot.element, piecesOf(place.at) ?? [])) return [];',
        replace: '',
      },
      { file: PLACE, find: '(isElement(beside) && matches(beside, END))', replace: 'false' },
      {
        file: PLACE,
        find: '!isSkipped(at)) return at;',
        replace: "!isSkipped(at) && textOf(at).trim() !== '') return at;",
      },
    ],
  },
  {
    name: 'own control',
    patches: [
      {
        file: LABELLED,
        find: 'if (bound !== undefined && sight.sees(bound))',
        replace: 'if (false)',
      },
    ],
  },
  {
    name: 'decoration',
    patches: [{ file: 'src/content/pieces.ts', find: "'button, svg,", replace: "'svg," }],
  },
  {
    name: 'columns',
    patches: [
      { file: LABELLED, find: 'if (column !== undefined)', replace: 'if (false as boolean)' },
      { file: PLACE, find: 'label, dt, th,', replace: 'label, dt,' },
    ],
  },
  {
    name: 'words for nothing',
    patches: [{ file: 'src/content/value-words.ts', find: '!NOTHING.test(text) &&', replace: '' }],
  },
  {
    name: 'plain signs',
    patches: [
      {
        file: 'src/domain/customer-id.ts',
        find: 'return codePoint >= 0x21 && codePoint <= 0x7e;',
        replace: 'return codePoint >= 0x21;',
      },
    ],
  },
  {
    name: 'seen value',
    patches: [
      {
        file: VALUES,
        find: 'isOwn(piece) && isSeen(piece)',
        replace: 'isOwn(piece)',
      },
      {
        file: VALUES,
        find: "if (before.kind !== 'text'",
        replace: "if (true as boolean) return true; if (before.kind !== 'text'",
      },
    ],
  },
  {
    name: 'hidden fields',
    patches: [
      { file: CONTROL, find: '(?:hidden|', replace: '(?:' },
      { file: LABELLED, find: '&& sight.sees(bound)', replace: '' },
      {
        file: VALUES,
        find: 'isOwn(piece) && isSeen(piece)',
        replace: 'isOwn(piece)',
      },
    ],
  },
  {
    name: 'one value',
    patches: [
      {
        file: VALUES,
        find: 'return values.filter(looksLikeId);',
        replace: 'return values.slice(0, 1);',
      },
    ],
  },
] as const satisfies readonly Defence[];
