import { isDocument, ofDocument, select, tagOf, type Scope } from './dom';

/** More of them than this are not looked into. */
const MOST = 20_000;

/** The elements with a hyphen in their name: those that may have a shadow root. */
export function customElementsOf(scope: Scope): readonly Element[] {
  // XPath finds them without a walk, but it starts at no shadow root; those are small.
  return isDocument(scope) ? byXPath(scope) : byName(scope);
}

function byXPath(document: Document): readonly Element[] {
  const found: Element[] = [];
  try {
    const result = ofDocument.evaluate.call(
      document,
      '//*[contains(name(), "-")]',
      document,
      null,
      XPathResult.UNORDERED_NODE_SNAPSHOT_TYPE,
      null,
    );
    for (let at = 0; at < Math.min(result.snapshotLength, MOST); at++) {
      const node = result.snapshotItem(at);
      if (isFound(node)) found.push(node);
    }
    return found;
  } catch {
    return byName(document);
  }
}

function byName(scope: Scope): readonly Element[] {
  const found: Element[] = [];
  const all = select(scope, '*');
  for (let at = 0; at < Math.min(all.length, MOST); at++) {
    const element = all[at];
    if (element !== undefined && tagOf(element).includes('-')) found.push(element);
  }
  return found;
}

/** The expression finds elements only; asking each one would cost Firefox as much as finding it. */
function isFound(node: Node | null): node is Element {
  return node !== null;
}
