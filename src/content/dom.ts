// A form or a document lets the page's own names stand in for its properties, in isolated worlds too:
// `<input name="parentElement">`. So every property is read by the getter of the prototype.

// Looked up once: in Firefox a look at `Node` costs an extension ten times what it asks with it.
export const ofNode = Node.prototype;
export const ofElement = Element.prototype;
export const ofDocument = Document.prototype;
const ofFragment = DocumentFragment.prototype;
const ofText = CharacterData.prototype;
const [ELEMENT, TEXT, DOCUMENT, FRAGMENT] = [1, 3, 9, 11];

/** What can be searched: a document, a shadow root or an element. */
export type Scope = Document | ShadowRoot | Element;

export const nodeTypeOf = (node: Node): number => Reflect.get(ofNode, 'nodeType', node);
export const parentOf = (node: Node): Element | null => Reflect.get(ofNode, 'parentElement', node);
export const nextOf = (node: Node): Node | null => Reflect.get(ofNode, 'nextSibling', node);
export const previousOf = (node: Node): Node | null => Reflect.get(ofNode, 'previousSibling', node);
export const childrenOf = (node: Node): NodeListOf<ChildNode> =>
  Reflect.get(ofNode, 'childNodes', node);
export const rootOf = (node: Node): Node => ofNode.getRootNode.call(node);
export const tagOf = (element: Element): string => Reflect.get(ofElement, 'localName', element);
export const dataOf = (text: Text): string => Reflect.get(ofText, 'data', text);
export const attributeOf = (element: Element, name: string): string =>
  ofElement.getAttribute.call(element, name) ?? '';

export const isElement = (node: Node | null): node is Element =>
  node !== null && nodeTypeOf(node) === ELEMENT;
export const isText = (node: Node | null): node is Text =>
  node !== null && nodeTypeOf(node) === TEXT;
export const isDocument = (node: Node): node is Document => nodeTypeOf(node) === DOCUMENT;
export const isScope = (node: Node): node is Document | ShadowRoot =>
  isDocument(node) || isFragment(node);
const isFragment = (node: Node): node is ShadowRoot => nodeTypeOf(node) === FRAGMENT;

/** The whole text below a node, hidden or not. */
export function textOf(node: Node): string {
  switch (nodeTypeOf(node)) {
    case ELEMENT:
      return Reflect.get(ofElement, 'textContent', node);
    case TEXT:
      return Reflect.get(ofText, 'data', node);
    case FRAGMENT:
      return Reflect.get(ofFragment, 'textContent', node);
    default:
      return '';
  }
}

/** The elements that fit a selector, in the order of the page; none when the selector is no selector. */
export function select(scope: Scope, selector: string): ArrayLike<Element> {
  try {
    const prototype = isDocument(scope) ? ofDocument : isFragment(scope) ? ofFragment : ofElement;
    return Reflect.get(prototype, 'querySelectorAll').call(scope, selector);
  } catch {
    return [];
  }
}

export function matches(element: Element, selector: string): boolean {
  try {
    return ofElement.matches.call(element, selector);
  } catch {
    return false;
  }
}

/** The element around a node as the eye sees it: out of shadow roots to their hosts, out of frames to the frame. */
export function aroundOf(node: Node): Element | null {
  const parent = parentOf(node);
  if (parent !== null) return parent;
  const root = rootOf(node);
  try {
    if (isFragment(root)) return Reflect.get(ShadowRoot.prototype, 'host', root);
    if (isDocument(root)) {
      return Reflect.get(ofDocument, 'defaultView', root)?.frameElement ?? null;
    }
  } catch {
    // A frame of another site, or a fragment that is no shadow root.
  }
  return null;
}

/** Itself and all elements around it. */
export function* outward(node: Node): Generator<Element> {
  for (let at = isElement(node) ? node : aroundOf(node); at !== null; at = aroundOf(at)) yield at;
}
