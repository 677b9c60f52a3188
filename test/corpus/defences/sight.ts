import type { Defence } from '../defence';

const SIGHT = 'src/content/sight.ts';
const STYLES = 'src/content/styles.ts';

/** What keeps the reader to what the agent can see. */
export const SIGHT_DEFENCES = [
  {
    name: 'seen at all',
    patches: [
      {
        file: SIGHT,
        find: 'if (!isReadable(box) || !isRendered(element)) return false;',
        replace: 'if (true as boolean) return true;',
      },
    ],
  },
  {
    name: 'rendered',
    patches: [
      {
        file: SIGHT,
        find: 'return ofElement.checkVisibility.call(element, {',
        replace: 'return true || ofElement.checkVisibility.call(element, {',
      },
    ],
  },
  {
    name: 'opacity',
    patches: [
      { file: SIGHT, find: 'opacityProperty: true,', replace: '' },
      { file: SIGHT, find: 'const LEAST_OPACITY = 0.1;', replace: 'const LEAST_OPACITY = 0;' },
    ],
  },
  {
    name: 'size',
    patches: [
      { file: 'src/content/boxes.ts', find: 'const LEAST = 3;', replace: 'const LEAST = 0;' },
    ],
  },
  {
    name: 'clipping',
    patches: [
      { file: SIGHT, find: 'if (left === undefined) return false;', replace: '' },
      { file: SIGHT, find: 'shown = left;', replace: 'shown = left ?? shown;' },
    ],
  },
  {
    name: 'clip-path',
    patches: [
      { file: STYLES, find: "isSet('clip-path') ||", replace: '' },
      {
        file: STYLES,
        find: "(isSet('clip') && /absolute|fixed/.test(style.position)) ||",
        replace: '',
      },
    ],
  },
  {
    name: 'reach',
    patches: [
      {
        file: SIGHT,
        find: 'if (!isWithinReach(at, shown, styleOf)) return false;',
        replace: '',
      },
    ],
  },
  {
    name: 'ink',
    patches: [
      {
        file: SIGHT,
        find: 'if (writesUnreadably(style)) return false;',
        replace: 'if (true as boolean) return true;',
      },
      { file: 'src/content/boxes.ts', find: 'const LEAST = 3;', replace: 'const LEAST = 0;' },
      // Text that is indented away is off the page as well.
      { file: SIGHT, find: 'if (!isWithinReach(at, shown, styleOf)) return false;', replace: '' },
    ],
  },
  {
    name: 'cover',
    patches: [{ file: SIGHT, find: '&& !isCovered(element, box, styleOf)', replace: '' }],
  },
] as const satisfies readonly Defence[];
