import type { Defence } from '../defence';

const REGION = 'src/content/region.ts';
const DOM = 'src/content/dom.ts';

/** What keeps the reader out of places where anybody's ID may stand. */
export const REGION_DEFENCES = [
  {
    name: 'writing',
    patches: [
      {
        file: REGION,
        find: 'let side: Element | undefined;',
        replace: 'if (true as boolean) return false; let side: Element | undefined;',
      },
    ],
  },
  {
    name: 'editors',
    patches: [
      {
        file: REGION,
        find: ', [contenteditable]:not([contenteditable="false" i])',
        replace: '',
      },
    ],
  },
  {
    name: 'staff',
    patches: [
      {
        file: REGION,
        find: "(heading === 'staff' || kinds.has('staff'))",
        replace: 'false',
      },
    ],
  },
  {
    name: 'hosts',
    patches: [
      {
        file: DOM,
        find: "return Reflect.get(ShadowRoot.prototype, 'host', root);",
        replace: 'return null;',
      },
    ],
  },
  {
    name: 'frames',
    patches: [
      {
        file: DOM,
        find: "return Reflect.get(ofDocument, 'defaultView', root)?.frameElement ?? null;",
        replace: 'return null;',
      },
    ],
  },
  {
    name: 'own getters',
    patches: [
      {
        file: DOM,
        find: "Reflect.get(ofNode, 'parentElement', node);",
        replace: 'node.parentElement instanceof Element ? node.parentElement : null;',
      },
      {
        file: DOM,
        find: 'ofElement.getAttribute.call(element, name)',
        replace: 'element.getAttribute(name)',
      },
      {
        file: DOM,
        find: "Reflect.get(ofElement, 'localName', element);",
        replace: 'element.localName;',
      },
    ],
  },
] as const satisfies readonly Defence[];
