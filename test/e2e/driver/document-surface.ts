import { writeFile } from 'node:fs/promises';
import { auditDocument, focusInDocument, queryDocument, type ElementQuery } from './document-query';
import { expressionOf } from './expression-of';
import { strokesOfPress, strokesOfText } from './key-stroke';
import { librarySource, type LibraryName } from './library-source';
import type { AxeViolation, Found, Surface } from './surface';
import type { MouseStep, Point, SurfacePort } from './surface-port';
import { until } from './until';

type Name = string | RegExp;
type Sighting = Found & { readonly covered: boolean };

function queryOf(role: string, name: Name, reveal = false): ElementQuery {
  const wanted = typeof name === 'string' ? name : { source: name.source, flags: name.flags };
  return { role, name: wanted, reveal };
}

function centre({ box }: Found): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function press(at: Point, clickCount = 1): MouseStep[] {
  return [
    { kind: 'down', at, button: 'left', clickCount },
    { kind: 'up', at, button: 'left', clickCount },
  ];
}

/** Builds the common ways of looking at and handling a document on what the browser offers. */
export function documentSurface(port: SurfacePort): Surface {
  async function json(realm: 'page' | 'driver', expression: string): Promise<unknown> {
    const text = await port.evaluate(
      realm,
      `(async () => JSON.stringify(await (${expression})))()`,
    );
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** A document that was loaded anew has lost the library: look before each use. */
  async function withLibrary(library: LibraryName, expression: string): Promise<unknown> {
    const present = await json('driver', `typeof globalThis.${library} === 'object'`);
    if (present !== true) {
      await port.evaluate('driver', `${librarySource(library)}\n;Promise.resolve('')`);
    }
    return json('driver', expression);
  }

  async function look(role: string, name: Name, reveal = false): Promise<readonly Sighting[]> {
    const query = queryOf(role, name, reveal);
    const { found, present } = (await withLibrary(
      'TestingLibraryDom',
      expressionOf(queryDocument, query),
    )) as ReturnType<typeof queryDocument>;
    if (found.length === 1 || present.length === 0) return found;
    throw new Error(
      `${found.length} elements are ${role} "${String(name)}". There is: ${present.join(', ')}`,
    );
  }

  async function sight(role: string, name: Name, reveal = false): Promise<Sighting> {
    const [only, second] = await look(role, name, reveal);
    if (only && !second) return only;
    throw new Error(`Not exactly one element is ${role} "${String(name)}"; the page is empty`);
  }

  const what = (role: string, name: Name): string => `${role} "${String(name)}"`;

  /** A person clicks what holds still and is not covered. */
  async function sightSettled(role: string, name: Name): Promise<Sighting> {
    let before = '';
    return until(
      async () => {
        const sighting = await sight(role, name, true);
        if (sighting.covered) throw new Error('it is covered by something else');
        const now = JSON.stringify(sighting.box);
        const settled = now === before;
        before = now;
        return settled && sighting;
      },
      `${what(role, name)} to be ready for a click`,
    );
  }

  const text = async (): Promise<string> =>
    String(await json('page', `document.body?.innerText ?? ''`));

  return {
    evaluate: async <T>(expression: string) => (await json('page', expression)) as T,
    text,
    find: (role, name) => sight(role, name),
    async count(role, name) {
      const query = queryOf(role, name);
      const answer = await withLibrary('TestingLibraryDom', expressionOf(queryDocument, query));
      return (answer as ReturnType<typeof queryDocument>).found.length;
    },
    waitFor: (role, name, timeoutMs) => until(() => sight(role, name), what(role, name), timeoutMs),
    async waitForText(wanted, timeoutMs) {
      let seen = '';
      const fits = (): boolean =>
        typeof wanted === 'string' ? seen.includes(wanted) : wanted.test(seen);
      try {
        await until(
          async () => ((seen = await text()), fits()),
          `text "${String(wanted)}"`,
          timeoutMs,
        );
      } catch (error) {
        throw new Error(`${(error as Error).message}; the text is:\n${seen}`, { cause: error });
      }
    },
    async click(role, name) {
      const at = centre(await sightSettled(role, name));
      await port.mouse([{ kind: 'move', at }, ...press(at)]);
    },
    async mouse(kind, role, name) {
      const at = centre(await sight(role, name, true));
      if (kind === 'double') await port.mouse([...press(at), ...press(at, 2)]);
      else await port.mouse([{ kind, at, button: 'left', clickCount: 1 }]);
    },
    type: (typed) => port.keys(strokesOfText(typed)),
    async fill(role, name, typed) {
      await until(
        () => withLibrary('TestingLibraryDom', expressionOf(focusInDocument, queryOf(role, name))),
        `${what(role, name)} to take the focus`,
      );
      await port.keys(typed === '' ? strokesOfPress('Delete') : strokesOfText(typed));
    },
    press: (key) => port.keys(strokesOfPress(key)),
    hold: (key, repeats) => port.keys(strokesOfPress(key, repeats)),
    async screenshot(path) {
      await writeFile(path, Buffer.from(await port.screenshot(), 'base64'));
    },
    axe: async () =>
      (await withLibrary('axe', expressionOf(auditDocument))) as readonly AxeViolation[],
    console: () => port.console(),
    isOpen: () => port.isOpen(),
    close: () => port.close(),
  };
}
