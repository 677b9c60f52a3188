import { expect, test } from 'playwright/test';
import { until } from '../driver/until';
import { repeatRows, runRepeatRow, type RepeatRow } from '../faults/repeat-rows';
import { askBackground } from '../faults/support/ask-background';
import {
  kindUnderTest,
  organizations,
  unlock,
  withFaultWorld,
} from '../faults/support/fault-world';
import { readCharges } from '../faults/support/read-charges';
import { testRepeats } from '../faults/support/repeat-tests';
import { chargesOf } from '../support/ledger';

// All of them run by `npm run faults`. These are the ones that repeat most, and one that hides it.
const quick = [
  'cut after charging',
  'cut once, the repeat is answered',
  'GOAWAY',
  'stream reset',
  'answer 408',
  'answer 421',
];

const rowNamed = (name: string): RepeatRow => {
  const found = repeatRows.find(({ row }) => row === name);
  if (found === undefined) throw new Error(`no fault is called ${name}`);
  return found;
};

testRepeats('h1', quick.map(rowNamed));
testRepeats('h2', quick.map(rowNamed));

const LATER = `(realm) => {
  const { now } = realm.Date;
  realm.Date.now = () => now.call(realm.Date) + 91_000;
}`;

test('a second charge behind a clean answer is reported by the look 90 seconds later', async () => {
  const options = { protocol: 'h1', organization: organizations.ignored } as const;
  await withFaultWorld(kindUnderTest(), options, async (world) => {
    const { browser, sandbox } = world;
    const run = await runRepeatRow(world, rowNamed('cut once, the repeat is answered'));
    expect(run.state).toBe('succeeded');
    expect(chargesOf(sandbox, run.customer)).toHaveLength(2);

    await browser.evaluateInBackground<null>(LATER);
    await askBackground(browser, 'lock', null);
    await unlock(browser);
    const charge = await until(async () => {
      const found = (await readCharges(browser)).get(run.chargeId);
      return found?.state === 'charged-twice' && found;
    }, 'the look to report both charges');
    const look = charge.events.findLast((event) => event.type === 'looked');
    expect(look?.by).toBe('schedule');
    expect(look?.finding.orders.map(({ orderId }) => orderId).sort()).toEqual(
      chargesOf(sandbox, run.customer)
        .map(({ orderId }) => orderId)
        .sort(),
    );
  });
});
