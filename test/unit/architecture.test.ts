import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importViolations, isCode } from './support/import-rule';
import { styleViolations } from './support/module-style';

const root = join(import.meta.dirname, '../..');
const sources = readSources();

/** It reads every source; a busy machine may take its time. */
const LONG = { timeout: 60_000 };

/** Files over 150 lines, each with the reason why it is better whole. */
const longFiles: Readonly<Record<string, string>> = {
  'src/domain/charge-event.ts': 'every event of a charge, each beside the others',
  'src/domain/charge-schema.ts': 'the schema of every event, in the order of their types',
  'src/domain/evidence.ts': 'one decision with the steps that only it takes',
  'src/ports.ts': 'all that the core asks of the world, on one page to be read at once',
};

describe('the sources', () => {
  it('import only what the architecture admits', LONG, () => {
    expect(importViolations(sources)).toEqual([]);
  });

  it('have no barrels, no default exports, and no mutable module state in the background', () => {
    const faults = [...sources].flatMap(([path, text]) =>
      isCode(path) ? styleViolations(path, text).map((fault) => `${path} ${fault}`) : [],
    );
    expect(faults).toEqual([]);
  });

  it('are small, or listed with a reason', () => {
    const long = [...sources].filter(([, text]) => text.trimEnd().split('\n').length > 150);
    expect(long.map(([path]) => path).sort()).toEqual(Object.keys(longFiles).sort());
  });
});

/** A small tree in which every import of the admitted table below resolves. */
const tree: Readonly<Record<string, string>> = {
  'src/domain/money.ts': 'export const cents = 1;',
  'src/domain/schema.ts': "import * as z from 'zod/mini'; export const schema = z.string();",
  'src/domain/price.ts': "import { schema } from './schema'; export const price = schema;",
  'src/domain/typed.ts': "import type { schema } from './schema'; export type T = typeof schema;",
  'src/protocol/commands.ts': 'export const commands = 1;',
  'src/billing/client.ts': 'export const client = 1;',
  'src/ports.ts': 'export interface Clock { now(): number }',
  'src/background/router.ts': 'export const router = 1;',
  'src/background/main.ts': 'export {};',
  'src/background/cards/one.json': '{}',
  'src/platform/clock.ts': 'export const clock = 1;',
  'src/platform/browser.ts': "export { default as browser } from 'webextension-polyfill';",
  'src/content/read.ts': 'export const read = 1;',
  'src/content/main.ts': 'export {};',
  'src/ui/button.tsx': 'export const Button = 1;',
  'src/popup/app.tsx': 'export const App = 1;',
  'src/popup/popup.css': '',
  'src/popup/main.tsx': 'export {};',
  'src/options/app.tsx': 'export const App = 1;',
  'src/activity/app.tsx': 'export const App = 1;',
};

function judge(path: string, text: string) {
  return importViolations(new Map([...Object.entries(tree), [path, text]]));
}

describe('the import rule admits', () => {
  it.each([
    ['src/domain/x.ts', "import { cents } from './money'; import * as z from 'zod/mini';"],
    ['src/protocol/x.ts', "import { cents } from '../domain/money'; import 'zod/mini';"],
    ['src/ports.ts', "import type { cents } from './domain/money';"],
    ['src/billing/x.ts', "import type { Clock } from '../ports'; import 'zod/mini';"],
    [
      'src/background/x.ts',
      "import { router } from './router'; import type { C } from '../ports';",
    ],
    ['src/background/main.ts', "import '../platform/clock'; import '../billing/client';"],
    ['src/background/x.ts', "const cards = import.meta.glob('./cards/*.json', { eager: true });"],
    ['src/platform/x.ts', "import { openDB } from 'idb'; import { browser } from './browser';"],
    ['src/content/x.ts', "import { cents } from '../domain/money'; import './read';"],
    ['src/content/x.ts', "import { T } from '../domain/typed';"],
    ['src/content/x.ts', "import type { commands } from '../protocol/commands';"],
    ['src/ui/x.tsx', "import { h } from 'preact'; import { useState } from 'preact/hooks';"],
    ['src/ui/x.ts', "import type words from '../../public/_locales/en/messages.json';"],
    ['src/popup/x.tsx', "import '../ui/button'; import 'zustand/vanilla'; import './popup.css';"],
    ['src/popup/main.tsx', "import { App } from './app'; import '../platform/browser';"],
  ])('%s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });
});

describe('the import rule refuses', () => {
  it.each([
    ['src/domain/x.ts', "import '../protocol/commands';"],
    ['src/domain/x.ts', "import type { Clock } from '../ports';"],
    ['src/domain/x.ts', "import 'zod';"],
    ['src/domain/x.ts', "import { readFile } from 'node:fs';"],
    ['src/domain/x.ts', "export { clock } from '../platform/clock';"],
    ['src/domain/x.ts', "const clock = await import('../platform/clock');"],
    ['src/domain/x.ts', "type C = import('../platform/clock').clock;"],
    ['src/domain/x.ts', "import clock = require('../platform/clock');"],
    ['src/domain/x.ts', "const clock = require('../platform/clock');"],
    ['src/domain/x.ts', "const all = import.meta.glob('../platform/*.ts');"],
    ['src/domain/x.ts', 'const any = await import(name);'],
    ['src/domain/x.ts', "const all = import.meta.glob('../background/cards/*.json');"],
    ['src/background/x.ts', "const all = import.meta.glob('./cards/*.ts');"],
    ['src/background/x.ts', "const all = import.meta.glob('./*/*.json');"],
    ['src/background/x.ts', "const all = import.meta.glob('./no-such-folder/*.json');"],
    ['src/domain/x.ts', "import '../../scripts/build';"],
    ['src/domain/x.ts', "import './no-such-file';"],
    ['src/domain/main.ts', "import '../platform/clock';"],
    ['src/protocol/x.ts', "import '../background/router';"],
    ['src/ports.ts', "import { cents } from './domain/money';"],
    ['src/billing/x.ts', "import '../platform/clock';"],
    ['src/billing/x.ts', "import { Clock } from '../ports';"],
    ['src/background/x.ts', "import { clock } from '../platform/clock';"],
    ['src/background/x.ts', "import { client } from '../billing/client';"],
    ['src/background/x.ts', "import { type Clock } from '../ports';"],
    ['src/background/x.ts', "import 'webextension-polyfill';"],
    ['src/background/x.ts', "import './main';"],
    ['src/background/main.ts', "import { App } from '../popup/app';"],
    ['src/background/main.ts', "import 'webextension-polyfill';"],
    ['src/background/main.ts', "import 'left-pad';"],
    ['src/platform/x.ts', "import browser from 'webextension-polyfill';"],
    ['src/platform/x.ts', "import { router } from '../background/router';"],
    ['src/content/x.ts', "import { schema } from '../domain/schema';"],
    ['src/content/x.ts', "import { price } from '../domain/price';"],
    ['src/content/x.ts', "import { commands } from '../protocol/commands';"],
    ['src/content/x.ts', "import { browser } from '../platform/browser';"],
    ['src/content/x.ts', "import 'preact';"],
    ['src/ui/x.tsx', "import { App } from '../popup/app';"],
    ['src/ui/x.ts', "import words from '../../public/_locales/en/messages.json';"],
    ['src/ui/x.tsx', "import 'zustand/vanilla';"],
    ['src/popup/x.tsx', "import { clock } from '../platform/clock';"],
    ['src/popup/x.tsx', "import { App } from '../options/app';"],
    ['src/popup/x.tsx', "import type { App } from '../activity/app';"],
    ['src/popup/x.tsx', "import 'preact/compat';"],
    ['src/popup/main.tsx', "import { App } from '../options/app';"],
    ['src/helpers/x.ts', "import '../domain/money';"],
  ])('%s: %s', (path, text) => {
    expect(judge(path, text)).toHaveLength(1);
  });
});

describe('the style rule', () => {
  it.each([
    ['src/domain/index.ts', 'export const a = 1;'],
    ['src/domain/x.ts', "export * from './money';"],
    ['src/domain/x.ts', "export * as money from './money';"],
    ['src/domain/x.ts', 'export default 1;'],
    ['src/domain/x.ts', 'export default function f() {}'],
    ['src/domain/x.ts', 'const a = 1; export { a as default };'],
    ['src/background/x.ts', 'let a = 1;'],
    ['src/background/x.ts', 'export var a = 1;'],
    ['src/background/x.ts', 'const seen = new Set<string>();'],
    ['src/background/x.ts', 'export const waiting: string[] = [];'],
  ])('refuses %s: %s', (path, text) => {
    expect(styleViolations(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/platform/browser.ts', "export { default as browser } from 'webextension-polyfill';"],
    ['src/background/x.ts', "const table = new Map([['a', 1]]); const list = ['a'];"],
    ['src/background/x.ts', 'export function f() { let a = 1; return a; }'],
    ['src/domain/x.ts', 'export const cents = 1;'],
  ])('admits %s: %s', (path, text) => {
    expect(styleViolations(path, text)).toEqual([]);
  });
});

function readSources(): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [
      file.slice(root.length + 1).replaceAll('\\', '/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}
