// A form or a document lets the page's own names stand in for its properties, in isolated worlds too:
// `<input name="parentElement">`. So every property is read by the getter of the prototype.

/** What can be searched: a document, a shadow root or an element. */
export type Scope = Document | ShadowRoot | Element;

export const nodeTypeOf = (node: Node): number => Reflect.get(Node.prototype, 'nodeType', node);
export const parentOf = (node: Node): Element | null =>
  Reflect.get(Node.prototype, 'parentElement', node);
export const nextOf = (node: Node): Node | null => Reflect.get(Node.prototype, 'nextSibling', node);
export const previousOf = (node: Node): Node | null =>
  Reflect.get(Node.prototype, 'previousSibling', node);
export const childrenOf = (node: Node): NodeListOf<ChildNode> =>
  Reflect.get(Node.prototype, 'childNodes', node);
export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const tagOf = (element: Element): string =>
  Reflect.get(Element.prototype, 'localName', element);
export const dataOf = (text: Text): string => Reflect.get(CharacterData.prototype, 'data', text);
export const attributeOf = (element: Element, name: string): string =>
  Element.prototype.getAttribute.call(element, name) ?? '';

export const isElement = (node: Node | null): node is Element =>
  node !== null && nodeTypeOf(node) === 1;
export const isText = (node: Node | null): node is Text => node !== null && nodeTypeOf(node) === 3;
export const isDocument = (node: Node): node is Document => nodeTypeOf(node) === 9;
export const isScope = (node: Node): node is Document | ShadowRoot =>
  isDocument(node) || isFragment(node);
const isFragment = (node: Node): node is ShadowRoot => nodeTypeOf(node) === 11;

/** The whole text below a node, hidden or not. */
export function textOf(node: Node): string {
  if (isText(node)) return dataOf(node);
  if (isFragment(node)) return Reflect.get(DocumentFragment.prototype, 'textContent', node);
  return isElement(node) ? Reflect.get(Element.prototype, 'textContent', node) : '';
}

/** The elements that fit a selector, in the order of the page; none when the selector is no selector. */
export function select(scope: Scope, selector: string): ArrayLike<Element> {
  try {
    const { prototype } = isDocument(scope)
      ? Document
      : isFragment(scope)
        ? DocumentFragment
        : Element;
    return Reflect.get(prototype, 'querySelectorAll').call(scope, selector);
  } catch {
    return [];
  }
}

export function matches(element: Element, selector: string): boolean {
  try {
    return Element.prototype.matches.call(element, selector);
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
      return Reflect.get(Document.prototype, 'defaultView', root)?.frameElement ?? null;
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
