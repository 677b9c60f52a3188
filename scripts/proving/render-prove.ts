import { countKills } from './count-kills';
import type { Answer, Kill, ProveProof } from './prove-proof';

const browsers = ['chromium', 'firefox'] as const;
const names = { chromium: 'Chromium', firefox: 'Firefox' } as const;

const killers = {
  background: 'The background killed',
  browser: 'The browser killed, and started again',
  reload: 'The extension reloaded',
} as const satisfies Record<Kill['killer'], string>;

/** The part of `docs/faults.md` about what `npm run prove` showed, as markdown. */
export function renderProve(proof: ProveProof): string {
  const { commit, counts, kills, answers, bursts, minutes, rounds, seed, versions } = proof;
  const points = [...new Set(kills.map(({ point }) => point))];
  return `## Ended in the middle

\`npm run prove\` brings a charge to each of ${points.length} moments, ends what is to be ended there, lets it run
again, and compares the record with the ledgers: ${counts.kills.charges} charges, each moment ${rounds} times for each
killer in each browser. Together with the long answers and wild presses it took ${minutes} minutes, in ${versions.chromium} and
${versions.firefox}, at commit \`${commit.slice(0, 12)}\`${againOf(proof)}, seed ${seed}; every single charge is in
[the proof](proof/prove.json). A double charge is one that nobody was told of; an outcome is lost when
something was sent and the record does not end as the ledger has it.

| Ended | Browser | Charges | Held | Double charges | Lost outcomes |
| --- | --- | --- | --- | --- | --- |
${linesOfKillers(kills).join('\n')}

| Moment | Server received | Charges | The record, running again | After a look | Held |
| --- | --- | --- | --- | --- | --- |
${points.map((point) => lineOfPoint(kills, point)).join('\n')}

## Long answers

The longer ones take more time than either browser leaves an idle background. With the popup closed all
of a browser’s were under way at once; those with the popup kept open came one after the other, since a
browser shows one popup.

| Answer after | Pressed in | Popup | Heartbeat | ${browsers.map((each) => names[each]).join(' | ')} |
| --- | --- | --- | --- | --- | --- |
${linesOfAnswers(answers).join('\n')}

## Wild presses

Keys held down, double clicks, both at once, until the form has gone; and \`start-charge\` from two pages in
two windows, eight times at once for each customer.

| What | Browser | Customers | Requests | Charges |
| --- | --- | --- | --- | --- |
${bursts.map((each) => lineOf([each.kind, names[each.browser], each.customers, each.requests, each.charges])).join('\n')}
`;
}

/** The files that were run again since, and at which commit. */
function againOf({ again }: ProveProof): string {
  return again.map(({ commit, file }) => `; \`${file}\` at \`${commit.slice(0, 12)}\``).join('');
}

function linesOfKillers(kills: readonly Kill[]): readonly string[] {
  return Object.entries(killers).flatMap(([killer, name]) =>
    browsers.map((browser) => {
      const own = kills.filter((each) => each.killer === killer && each.browser === browser);
      const { charges, held, doubleCharges, lostOutcomes } = countKills(own);
      return lineOf([name, names[browser], charges, held, doubleCharges, lostOutcomes]);
    }),
  );
}

function lineOfPoint(kills: readonly Kill[], point: string): string {
  const own = kills.filter((each) => each.point === point);
  const all = (pick: (kill: Kill) => string | number) => [...new Set(own.map(pick))].join(', ');
  const { charges, held } = countKills(own);
  return lineOf([
    point,
    all(({ requests }) => (requests === 0 ? 'nothing' : counted(requests, 'request'))),
    all((kill) => kill.charges),
    all(({ found }) => found),
    all(({ settled }) => settled),
    `${held} of ${charges}`,
  ]);
}

function linesOfAnswers(answers: readonly Answer[]): readonly string[] {
  const kindOf = ({ seconds, surface, popup, heartbeat }: Answer) =>
    [`${seconds} s`, surface, popup, heartbeat ? 'yes' : 'taken out'].join(' | ');
  const slowLast = answers.toSorted((a, b) => a.seconds - b.seconds);
  return [...new Set(slowLast.map(kindOf))].map((kind) => {
    const cells = browsers.map((browser) => {
      const own = answers.filter((each) => each.browser === browser && kindOf(each) === kind);
      return own.map(cellOfAnswer).join('<br>');
    });
    return lineOf([kind, ...cells]);
  });
}

function cellOfAnswer({ requests, charges, state, seen }: Answer): string {
  const where = { popup: 'in the popup', notification: 'by a notification', nowhere: 'nowhere' };
  const made = `${counted(requests, 'request')}, ${counted(charges, 'charge')}`;
  return `${made}: ${state}, seen ${where[seen]}`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const lineOf = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
