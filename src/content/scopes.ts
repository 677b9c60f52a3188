import { customElementsOf } from './custom-elements';
import { isDocument, select, type Scope } from './dom';
import { rootOfHost, sourceOf } from './shadow-root';

/** More shadow roots and frames than this are not looked into. */
const MOST_SCOPES = 5_000;

export interface Scopes {
  /** The document, the shadow roots of its custom elements, the documents of its own site's frames. */
  readonly all: readonly Scope[];
  /** Frames whose document is out of reach. */
  readonly foreign: readonly Element[];
  /** What the shadow roots are written as: one question that spares many. */
  readonly sources: ReadonlyMap<Scope, string>;
}

/** In the source of a root: what may have scopes of its own. */
const HOLDER = /<[^\s>]*-|<iframe/i;

/** Everything of a page that can be searched. */
export function scopesOf(document: Document): Scopes {
  const all: Scope[] = [document];
  const foreign: Element[] = [];
  const sources = new Map<Scope, string>();
  // The list grows while it is gone through: what is found is searched in its turn.
  for (const scope of all) {
    if (all.length > MOST_SCOPES) break;
    const source = isDocument(scope) ? undefined : sourceOf(scope);
    if (source !== undefined) {
      sources.set(scope, source);
      if (!HOLDER.test(source)) continue;
    }
    for (const host of customElementsOf(scope)) {
      const root = rootOfHost(host);
      if (root !== null) all.push(root);
    }
    for (const frame of Array.from(select(scope, 'iframe'))) {
      const inner = frameDocument(frame);
      if (inner === null) foreign.push(frame);
      else all.push(inner);
    }
  }
  return { all, foreign, sources };
}

/** The document of a frame, if it is of the same site. */
export function frameDocument(frame: Element): Document | null {
  try {
    return Reflect.get(HTMLIFrameElement.prototype, 'contentDocument', frame);
  } catch {
    return null;
  }
}
