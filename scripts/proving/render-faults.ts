import { format } from 'prettier';
import type { Fault, FaultTest } from '../../test/e2e/faults/table/fault';
import type { FaultProof, ProvenRow } from './fault-proof';
import type { ProveProof } from './prove-proof';
import { renderProve } from './render-prove';

const browsers = ['chromium', 'firefox'] as const;
const protocols = ['h1', 'h2'] as const;
type Browser = (typeof browsers)[number];
type ProvenBy = Extract<FaultTest, { proof: unknown }>['proof'];

/** What is rendered: the table, and what the last runs showed of it. */
export interface FaultPage {
  readonly table: readonly Fault[];
  readonly proof: FaultProof;
  /** What `npm run prove` showed. */
  readonly prove: ProveProof;
}

/** The page of all faults, as `docs/faults.md` has to be. */
export function renderFaults(page: FaultPage): Promise<string> {
  const { chromium, firefox } = page.proof.versions;
  const text = `# Faults

What has to hold whatever breaks, and what shows that it does. Each line is tried on the built
extension in a real browser; two ledgers of the sandbox server are the judge: the requests that it
received and the charges that it made. \`npm run faults\` runs the tests and writes this page from
[what they showed](proof/faults.json), here in ${chromium} and ${firefox}, at
commit \`${page.proof.commit.slice(0, 12)}\`${againOf(page.proof)}.

| Fault | The agent sees | Charges | Tests | Chromium | Firefox |
| --- | --- | --- | --- | --- | --- |
${page.table.map((fault) => lineOfFault(page, fault)).join('\n')}

## The browsers’ own repeats

One call of \`fetch\` for each charge; what the server received of it, and what it charged. In the end
the record says what the ledger says: unknown where nothing was charged, succeeded where one was, and
**Charged twice?** where more were. What stands against repeats, and what is left, is in
[SECURITY.md](../SECURITY.md#the-browsers-own-repeats).

| Fault | Idempotency keys | ${browsers.flatMap((each) => protocols.map((protocol) => headOf(each, protocol))).join(' | ')} |
| --- | --- | --- | --- | --- | --- |
${linesOfRows(page.proof.rows).join('\n')}

${renderProve(page.prove)}`;
  return format(text, { parser: 'markdown', printWidth: 100, singleQuote: true });
}

/** The files that were run again since, and at which commit. */
function againOf({ again }: FaultProof): string {
  return again.map(({ commit, file }) => `; \`${file}\` at \`${commit.slice(0, 12)}\``).join('');
}

function lineOfFault(page: FaultPage, { fault, sees, charges, tests }: Fault): string {
  const shown = browsers.map((browser) =>
    tests.map((test) => verdict(page, test, browser)).join('<br>'),
  );
  return `| ${[fault, sees, charges, tests.map(linkOf).join('<br>'), ...shown].join(' | ')} |`;
}

function linkOf({ file }: FaultTest): string {
  return `[${file}](../test/e2e/${file})`;
}

function verdict({ proof, prove }: FaultPage, test: FaultTest, browser: Browser): string {
  if ('proof' in test) return verdictOfProve(prove, test.proof, browser);
  const results =
    'rows' in test
      ? proof.rows
          .filter((each) => each.browser === browser && test.rows.some((row) => row === each.row))
          .map(({ ok }) => ok)
      : proof.tests
          .filter((each) => each.browser === browser && each.file === test.file)
          .filter(({ title }) => test.titles.includes(title))
          .map(({ passed }) => passed);
  return heldOf(results);
}

function verdictOfProve(prove: ProveProof, shown: ProvenBy, browser: Browser): string {
  const own =
    shown === 'answers' ? prove.answers : prove.kills.filter(({ killer }) => killer === shown);
  const held = heldOf(own.filter((each) => each.browser === browser).map(({ ok }) => ok));
  return `[${held}](#${shown === 'answers' ? 'long-answers' : 'ended-in-the-middle'})`;
}

function heldOf(results: readonly boolean[]): string {
  return `${results.filter(Boolean).length} of ${results.length} held`;
}

function headOf(browser: Browser, protocol: (typeof protocols)[number]): string {
  return `${browser === 'chromium' ? 'Chromium' : 'Firefox'}, HTTP/${protocol === 'h1' ? '1.1' : '2'}`;
}

function linesOfRows(rows: readonly ProvenRow[]): readonly string[] {
  const names = [...new Set(rows.map(({ row }) => row))];
  return names.flatMap((name) =>
    (['honoured', 'ignored'] as const).map((keys) => {
      const cells = browsers.flatMap((browser) =>
        protocols.map((protocol) => {
          const found = rows.find(
            (each) =>
              each.row === name &&
              each.keys === keys &&
              each.browser === browser &&
              each.protocol === protocol,
          );
          return found === undefined ? 'not recorded' : cellOf(found);
        }),
      );
      return `| ${[name, keys, ...cells].join(' | ')} |`;
    }),
  );
}

function cellOf({ requests, charges, state }: ProvenRow): string {
  const received = requests === 1 ? '1 request' : `${requests} requests`;
  const made = charges === 1 ? '1 charge' : `${charges} charges`;
  return `${received}, ${made}${state === 'charged-twice' ? ', reported' : ''}`;
}
