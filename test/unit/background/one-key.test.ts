import { describe, expect, it } from 'vitest';
import { saveSetup } from '../../../src/background/save-setup';
import { startCharge } from '../../../src/background/start-charge';
import { NO_SETTINGS } from '../../../src/domain/settings';
import { createVault } from '../../../src/platform/vault';
import type { AllPorts } from '../../../src/background/handlers';
import type { StartChargeRequest } from '../../../src/protocol/requests';
import { createFakePorts, fakeSession, KEY, priceList, silentLog } from '../support/fake-ports';
import { CHARGE_ID, COINS, NOW } from '../support/samples';

const OTHER_KEY = 'sk_of_the_other_4321';
const OTHER = { ...NO_SETTINGS, organization: 'other' };

const press = (organization: string): StartChargeRequest => ({
  chargeId: CHARGE_ID,
  externalId: 'cus_1001',
  pricePoint: COINS,
  note: '',
  surface: 'popup',
  pressedAt: NOW,
  provenance: null,
  again: [],
  organization,
  isTest: false,
  page: null,
});

const withKey = { secretKey: OTHER_KEY, passphrase: '', repeated: '', remember: true };
const change = (ports: AllPorts, newKey: typeof withKey | null) =>
  saveSetup(ports, { settings: OTHER, newKey });

/** The real vault with acme's key, in a world that counts what is sent with which key. */
async function aWorld() {
  const { database, ports, world } = await createFakePorts();
  const forget = () => Promise.resolve();
  const vault = createVault(database, fakeSession(world.session), forget, ports.clock, silentLog);
  await vault.seal(await ports.settings.read(), KEY, null);
  await ports.prices.write('other', priceList());
  const sent = () => world.sent.map(({ organization, key }) => [organization, key.reveal()]);
  return { ports: { ...ports, vault }, sent };
}

const notSent = (code: string) => ({
  charge: { state: 'not-sent', events: [{ type: 'not-sent', reason: { code } }] },
});

describe('one key is of one organization:', () => {
  it('after another organization was chosen without a key, nothing is sent', async () => {
    const { ports, sent } = await aWorld();
    await change(ports, null);
    await expect(startCharge(ports, press('other'))).resolves.toMatchObject(notSent('no-key'));
    expect(sent()).toEqual([]);
  });

  it('after it was set up with its key, a charge carries that one', async () => {
    const { ports, sent } = await aWorld();
    await change(ports, withKey);
    await startCharge(ports, press('other'));
    expect(sent()).toEqual([['other', OTHER_KEY]]);
  });

  it.each([
    ['with', withKey],
    ['without', null],
  ])(
    'another one is set up %s its key while a charge is cleared: the charge carries its own',
    async (_, newKey) => {
      const { ports, sent } = await aWorld();
      const readyForCharge = async () => {
        await change(ports, newKey);
      };
      const billing = { ...ports.billing, readyForCharge };
      await startCharge({ ...ports, billing }, press('acme'));
      expect(sent()).toEqual([['acme', KEY.reveal()]]);
    },
  );

  it('another one is set up before the key is opened: the charge does not leave', async () => {
    const { ports, sent } = await aWorld();
    const { settings } = ports;
    const readThenSetUp = async () => {
      const read = await settings.read();
      await change(ports, withKey);
      return read;
    };
    const slow = { ...ports, settings: { ...settings, read: readThenSetUp } };
    await expect(startCharge(slow, press('acme'))).resolves.toMatchObject(notSent('no-key'));
    expect(sent()).toEqual([]);
  });
});
