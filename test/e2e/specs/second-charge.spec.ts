import { expect, test } from 'playwright/test';
import { until } from '../driver/until';
import { runRepeatRow, type RepeatRow } from '../faults/repeat-rows';
import { kindUnderTest, organizations, withFaultWorld } from '../faults/support/fault-world';
import { readCharges } from '../faults/support/read-charges';
import { lookUpDue } from '../faults/support/story';
import { setDeviceClock } from '../support/clocks';
import { chargesOf } from '../support/ledger';

/** Both browsers repeat it over HTTP/1.1, and only the second request is answered. */
const hidden: RepeatRow = {
  row: 'cut once, the repeat is answered',
  customer: 'usr_cut_first',
  charged: true,
};

test('a second charge behind a clean answer is reported by the look 90 seconds later', async () => {
  const options = { protocol: 'h1', organization: organizations.ignored } as const;
  await withFaultWorld(kindUnderTest(), options, async (world) => {
    const { browser, sandbox } = world;
    const run = await runRepeatRow(world, hidden);
    expect(run.state).toBe('succeeded');
    expect(chargesOf(sandbox, run.customer)).toHaveLength(2);

    await setDeviceClock(browser, 91_000);
    await lookUpDue(browser);
    const look = await until(async () => {
      const found = (await readCharges(browser)).get(run.chargeId);
      const last = found?.events.findLast((event) => event.type === 'looked');
      return found?.state === 'charged-twice' && last?.payments === 'read' && last;
    }, 'the look to report both charges');
    expect(look.by).toBe('schedule');
    expect(look.finding.orders.map(({ orderId }) => orderId).sort()).toEqual(
      chargesOf(sandbox, run.customer)
        .map(({ orderId }) => orderId)
        .sort(),
    );
  });
});
