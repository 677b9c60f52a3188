import { posix } from 'node:path';
import { moduleImports, type ModuleImport } from './module-imports';

/** The sources to judge: path from the project's root, with forward slashes, to text. */
export type Sources = ReadonlyMap<string, string>;

interface Rule {
  readonly areas: readonly string[];
  /** Areas of which only types may be imported. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

const preact = ['preact', 'preact/hooks'];
const view = { areas: ['domain', 'protocol', 'ui'], packages: [...preact, 'zustand/vanilla'] };

/** The table of docs/architecture.md. Every area may also import itself. */
const rules: Readonly<Record<string, Rule>> = {
  domain: { areas: [], packages: ['zod/mini'] },
  protocol: { areas: ['domain'], packages: ['zod/mini'] },
  ports: { areas: [], types: ['domain', 'protocol'] },
  billing: { areas: ['domain'], types: ['ports'], packages: ['zod/mini'] },
  background: { areas: ['domain', 'protocol'], types: ['ports'] },
  platform: { areas: ['domain', 'protocol'], types: ['ports'], packages: ['idb'] },
  content: { areas: ['domain'], types: ['protocol'] },
  ui: { areas: ['domain', 'protocol'], packages: preact },
  popup: view,
  options: view,
  activity: view,
};

const contexts = ['background', 'content', 'popup', 'options', 'activity'];
const composed = Object.keys(rules).filter((area) => !contexts.includes(area));
const composedPackages = [...new Set(Object.values(rules).flatMap((rule) => rule.packages ?? []))];
const polyfill = 'webextension-polyfill';
const polyfillHome = 'src/platform/browser.ts';

/** Says for each import that the architecture refuses which one it is and why. */
export function importViolations(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) =>
    isCode(path)
      ? moduleImports(path, text).flatMap((mention) => {
          const reason = refusal(path, mention, sources);
          return reason === undefined ? [] : [`${path} imports ${mention.specifier}: ${reason}`];
        })
      : [],
  );
}

function refusal(path: string, mention: ModuleImport, sources: Sources): string | undefined {
  const rule = ruleFor(path);
  if (rule === undefined) return `${path} lies in no area of the architecture`;
  // The keys of the texts are a type of their own; nothing of the catalogue gets into the code.
  if (mention.typeOnly && mention.specifier.endsWith('/public/_locales/en/messages.json')) {
    return undefined;
  }
  if (mention.specifier.includes('*')) return refusedGlob(path, mention.specifier, sources);
  if (!mention.specifier.startsWith('.')) return refusedPackage(path, mention.specifier, rule);
  const target = resolve(path, mention.specifier, sources);
  if (target === undefined) return 'no such file in src';
  const area = areaOf(target);
  const from = areaOf(path);
  if (isMain(target)) return 'a composition root is imported by nobody';
  if (area !== from && contexts.includes(area) && contexts.includes(from)) {
    return 'contexts never import each other';
  }
  const asType = mention.typeOnly && (rule.types ?? []).includes(area);
  if (area !== from && !rule.areas.includes(area) && !asType) {
    return (rule.types ?? []).includes(area)
      ? `${from} may import only types of ${area}`
      : `${from} may not import ${area}`;
  }
  if (from === 'content' && !isMain(path) && !mention.typeOnly && reachesZod(target, sources)) {
    return 'it reaches zod, and content scripts must stay a few kB';
  }
  return undefined;
}

/** A glob may take in data that lies in a folder beside the module, and nothing else. */
function refusedGlob(path: string, specifier: string, sources: Sources) {
  const folder = /^\.\/([a-z-]+)\/\*\.json$/.exec(specifier)?.[1];
  if (folder === undefined) return 'a glob takes only JSON of a folder beside it';
  const place = `${posix.join(posix.dirname(path), folder)}/`;
  const isThere = [...sources.keys()].some((name) => name.startsWith(place));
  return isThere ? undefined : 'no such folder in src';
}

function refusedPackage(path: string, name: string, rule: Rule) {
  if (name === polyfill) {
    return path === polyfillHome ? undefined : `only ${polyfillHome} may import the polyfill`;
  }
  return (rule.packages ?? []).includes(name) ? undefined : 'this package is not for this place';
}

function ruleFor(path: string): Rule | undefined {
  const area = areaOf(path);
  if (!isMain(path)) return rules[area];
  return contexts.includes(area) ? { areas: composed, packages: composedPackages } : undefined;
}

/** `src/popup/screens/form.tsx` → `popup`; `src/ports.ts` → `ports`. */
function areaOf(path: string) {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '');
}

function isMain(path: string) {
  return /^src\/[^/]+\/main\.tsx?$/.test(path);
}

/** Whether this path names a module of the language, as opposed to a style sheet or a page. */
export function isCode(path: string): boolean {
  return /\.tsx?$/.test(path);
}

function reachesZod(path: string, sources: Sources, seen = new Set<string>()): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  return moduleImports(path, sources.get(path) ?? '').some(({ specifier, typeOnly }) => {
    if (typeOnly) return false;
    if (/^zod\b/.test(specifier)) return true;
    const target = specifier.startsWith('.') ? resolve(path, specifier, sources) : undefined;
    return target !== undefined && isCode(target) && reachesZod(target, sources, seen);
  });
}

function resolve(from: string, specifier: string, sources: Sources): string | undefined {
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return [path, `${path}.ts`, `${path}.tsx`, `${path}.d.ts`].find((name) => sources.has(name));
}
