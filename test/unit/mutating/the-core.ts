import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** What no unit test can run, each with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  'src/background/main.ts': 'wires the use cases to the browser’s events, and does nothing else',
  'src/background/shipped-cards.ts': 'names data files when the extension is built',
  'src/platform/browser.ts': 'passes on the browser’s interface, whole',
};

/** The modules of the domain that carry no verdict: they read pages, cards and settings, or say what is what. */
const besideTheVerdict = [
  'address-candidates',
  'address-parts',
  'card-health',
  'charge',
  'charge-event',
  'charge-request-schema',
  'charge-schema',
  'check-card',
  'clean-text',
  'customer-id',
  'email',
  'grade-reading',
  'hint-candidates',
  'label-match',
  'lazy',
  'limits',
  'match-site-card',
  'money',
  'outcome-heading',
  'page-kind',
  'page-reading',
  'passphrase',
  'press-gate',
  'price-point',
  'price-point-schema',
  'safe-pattern',
  'schema',
  'secret-key',
  'settings',
  'site-card',
  'taught-card',
  'taught-page',
].map((name) => `src/domain/${name}.ts`);

/** The modules of a folder, but for those that are left out. A new one belongs to the core until somebody says why not. */
function modulesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !Object.hasOwn(leftOut, path));
}

const verdict = modulesOf('src/domain').filter((path) => !besideTheVerdict.includes(path));

/** What is held to 90 %: what carries the verdict, and what judged the server's words and the sender from the first. */
export const held90: readonly string[] = [
  ...verdict,
  'src/billing/error-envelope.ts',
  'src/billing/read-assets.ts',
  'src/billing/read-charge-answer.ts',
  'src/billing/read-payments.ts',
  'src/platform/seal.ts',
  'src/protocol/sender.ts',
];

/** Every source that has to be mutated. */
export const theCore: readonly string[] = [
  ...modulesOf('src/background'),
  ...modulesOf('src/billing'),
  ...modulesOf('src/platform'),
  ...verdict,
  'src/popup/answer-move.ts',
  'src/popup/edit-form.ts',
  'src/popup/fill-customer.ts',
  'src/popup/follow-charge.ts',
  'src/popup/form.ts',
  'src/popup/leave-charge.ts',
  'src/popup/open-popup.ts',
  'src/popup/page-lock.ts',
  'src/popup/prefill-customer.ts',
  'src/popup/press-charge.ts',
  'src/popup/use-press-gate.ts',
  'src/popup/watch-page.ts',
  'src/protocol/sender.ts',
].sort();
