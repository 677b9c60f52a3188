import { expressionOf } from '../driver/expression-of';
import type { Surface } from '../driver/surface';

/** What a page can notice about itself: its log so far, and what it looks like now. */
export interface Noticed {
  readonly log: readonly string[];
  readonly html: string;
  readonly globals: readonly string[];
  readonly entries: readonly string[];
  readonly focus: string;
  readonly selection: string;
}

/**
 * Makes a page as suspicious as it can be: it observes its tree, listens to every event that is no
 * input and no focus, and has its own functions note each call.
 */
export async function watchPage(page: Surface): Promise<void> {
  await page.evaluate(expressionOf(watchDocument));
}

/** Everything that the page has noticed since, and its own state. */
export async function noticedBy(page: Surface): Promise<Noticed> {
  return page.evaluate<Noticed>('globalThis.pageWatch()');
}

/** The globals of a page that no fresh page has. */
export async function addedGlobals(page: Surface): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    const frame = document.documentElement.appendChild(document.createElement('iframe'));
    const fresh = new Set(Reflect.ownKeys(frame.contentWindow));
    const added = Reflect.ownKeys(globalThis).filter((key) => !fresh.has(key) && key !== '0');
    frame.remove();
    return added.map(String);
  })()`);
}

/** True when the document is what the server sent, to the letter. */
export async function isAsServed(page: Surface): Promise<boolean> {
  return page.evaluate<boolean>(`(async () => {
    const source = await (await fetch(location.href)).text();
    const served = new DOMParser().parseFromString(source, 'text/html');
    return served.documentElement.outerHTML === document.documentElement.outerHTML;
  })()`);
}

/** Runs inside the page, as source text. */
function watchDocument(): void {
  const log: string[] = [];
  const { document, performance, Reflect } = globalThis;
  // Taken before its calls are noted.
  const outerHtml = Object.getOwnPropertyDescriptor(Element.prototype, 'outerHTML') as {
    get: (this: Element) => string;
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target } of records) log.push(`${type} of ${target.nodeName}`);
  });
  const all = { attributes: true, characterData: true, childList: true, subtree: true };
  observer.observe(document, all);

  // Opening the extension takes keys, a click and the focus: these a page may see, as with any other.
  // Sensors speak up by themselves.
  const ofTheAgent =
    /^(key|mouse|pointer|click|aux|dblclick|contextmenu|wheel|touch|focus|blur|visibility|resize|before(unload|input)|page(hide|show|reveal|swap)|unload|select(start|ionchange)$|drag|device)/;
  const types = [globalThis, document, document.documentElement].flatMap((target) => {
    const names: string[] = [];
    for (const name in target) if (name.startsWith('on')) names.push(name.slice(2));
    return names;
  });
  for (const type of new Set([...types, 'chargehand', 'DOMContentLoaded', 'slotchange'])) {
    if (ofTheAgent.test(type)) continue;
    globalThis.addEventListener(type, () => log.push(`event ${type}`), { capture: true });
  }

  const reading =
    /^(querySelector|getElement|elements?FromPoint|create(TreeWalker|NodeIterator|Range)|getAttribute|getBounding|getClientRects|checkVisibility|closest|matches|getRootNode|attachShadow|shadowRoot|textContent|innerText|innerHTML|outerHTML|childNodes|children|firstChild|value|getComputedStyle|getSelection|postMessage|dispatchEvent)/;
  const owners = { Node, Element, HTMLElement, HTMLInputElement, Document, EventTarget };
  for (const [owner, { prototype }] of Object.entries(owners)) wrapAll(owner, prototype);
  wrapAll('window', globalThis);

  function wrapAll(owner: string, holder: object): void {
    for (const [name, found] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      if (!reading.test(name) || found.configurable !== true) continue;
      const { get, value } = found as { get?: () => unknown; value?: unknown };
      const noting = (call: (...values: unknown[]) => unknown) =>
        function (this: unknown, ...values: unknown[]): unknown {
          log.push(`call of ${owner}.${name}`);
          return Reflect.apply(call, this, values);
        };
      if (get) Object.defineProperty(holder, name, { ...found, get: noting(get) });
      else if (typeof value === 'function') {
        Object.defineProperty(holder, name, {
          ...found,
          value: noting(value as (...values: unknown[]) => unknown),
        });
      }
    }
  }

  const { documentElement } = document;
  const selected = getSelection()?.toString.bind(getSelection());
  log.length = 0;
  Object.defineProperty(globalThis, 'pageWatch', {
    value: () => ({
      log: [...log],
      html: outerHtml.get.call(documentElement),
      globals: [globalThis, document, navigator, Node.prototype, Element.prototype].flatMap(
        (holder) => Reflect.ownKeys(holder).map(String),
      ),
      entries: ['resource', 'navigation', 'mark', 'measure', 'element'].flatMap((type) =>
        performance.getEntriesByType(type).map(({ name }) => `${type} ${name}`),
      ),
      focus: document.activeElement?.nodeName ?? '',
      selection: selected?.() ?? '',
    }),
  });
}
