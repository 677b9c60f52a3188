import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countProof } from '../../../scripts/proving/count-kills';
import { ProveProof } from '../../../scripts/proving/prove-proof';
import { killPoints } from '../../e2e/faults/kill-points';

const file = join(import.meta.dirname, '../../../docs/proof/prove.json');
const proof = ProveProof.parse(JSON.parse(readFileSync(file, 'utf8')));
const browsers = ['chromium', 'firefox'] as const;
const killers = ['background', 'browser', 'reload'] as const;
const SECONDS = [1, 20, 31, 45, 85] as const;

describe('what the last run of npm run prove showed', () => {
  it('was of something committed, and took at most an hour', () => {
    expect(proof.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(proof.minutes).toBeLessThanOrEqual(60);
  });

  it('has figures that follow from its records', () => {
    expect(proof.counts).toEqual(countProof(proof.kills, proof.answers));
  });

  it('has no double charge, no lost outcome, and nothing that did not hold', () => {
    expect(proof.counts.kills).toMatchObject({ doubleCharges: 0, lostOutcomes: 0 });
    expect([...proof.kills, ...proof.answers].filter(({ ok }) => !ok)).toEqual([]);
  });

  it.each(browsers.flatMap((browser) => killers.map((killer) => ({ browser, killer }))))(
    'tried every kill point in every round: $killer, $browser',
    ({ browser, killer }) => {
      const rounds = Array.from({ length: proof.rounds }, (_, index) => index + 1);
      expect(rounds.length).toBeGreaterThanOrEqual(3);
      expect(killPoints.length).toBeGreaterThanOrEqual(10);
      const own = proof.kills.filter((each) => each.killer === killer && each.browser === browser);
      const wanted = rounds.flatMap((round) => killPoints.map(({ name }) => `${round} ${name}`));
      expect(own.map(({ round, point }) => `${round} ${point}`).sort()).toEqual(wanted.sort());
    },
  );

  it.each(browsers)('waited for every long answer in %s', (browser) => {
    const own = proof.answers.filter((each) => each.browser === browser);
    const kinds = own.map(
      ({ seconds, surface, popup, heartbeat, state }) =>
        `${seconds} s, ${surface}, ${popup}${heartbeat ? '' : ', no heartbeat'}: ${state}`,
    );
    const wanted = [
      ...SECONDS.map((seconds) => `${seconds} s, popup, open: succeeded`),
      ...SECONDS.map((seconds) => `${seconds} s, popup, closed: succeeded`),
      '31 s, menu, closed: succeeded',
      '31 s, shortcut, closed: succeeded',
      // The same wait with the heartbeat taken out: what shows that the others prove something.
      '45 s, popup, closed, no heartbeat: unknown',
    ];
    expect(kinds.sort()).toEqual(wanted.sort());
  });

  it.each(
    browsers.flatMap((browser) =>
      ['keys and clicks', 'two windows'].map((kind) => ({ browser, kind })),
    ),
  )('made one charge of each of 500 bursts: $kind, $browser', ({ browser, kind }) => {
    const [own] = proof.bursts.filter((each) => each.browser === browser && each.kind === kind);
    expect(own).toMatchObject({ customers: 500, requests: 500, charges: 500 });
  });
});
