import { describe, expect, it } from 'vitest';
import { getStatus } from '../../../src/background/get-status';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { KeyStatus } from '../../../src/ports';
import type { Status } from '../../../src/protocol/commands';
import { createFakePorts } from '../support/fake-ports';
import { sending } from '../support/samples';

const kept: KeyStatus = {
  stored: true,
  organization: 'acme',
  ending: '5e7a',
  remembered: true,
  locked: false,
};
const none = { stored: false, ending: '', remembered: false };

describe('the status', () => {
  it.each<[string, Partial<KeyStatus>, Status['key']]>([
    ['is the organization’s own', {}, { stored: true, ending: '5e7a', remembered: true }],
    [
      'is another organization’s',
      { organization: 'other' },
      { ...none, otherOrganization: 'other' },
    ],
    [
      'is of an organization of a like name',
      { organization: 'Acme' },
      { ...none, otherOrganization: 'Acme' },
    ],
    ['does not say whose it is', { organization: null }, { ...none, otherOrganization: null }],
    ['is not there', { stored: false, organization: null }, none],
  ])('of a key that %s', async (_, changes, key) => {
    const { ports } = await createFakePorts({ keyStatus: { ...kept, ...changes } });
    const status = await getStatus(ports);
    expect(status.key).toStrictEqual(key);
  });

  it('without an organization knows no key of it', async () => {
    const { ports } = await createFakePorts({ keyStatus: kept });
    await ports.settings.write(NO_SETTINGS);
    const { key } = await getStatus(ports);
    expect(key).toStrictEqual({ ...none, otherOrganization: 'acme' });
  });

  it.each([
    ['acme', true],
    ['acme', false],
    ['other', true],
    ['other', false],
  ])('says of the key of %s that it is locked: %j', async (organization, locked) => {
    const { ports } = await createFakePorts({ keyStatus: { ...kept, organization, locked } });
    await expect(getStatus(ports)).resolves.toMatchObject({ locked });
  });

  it('tells settings, open charges and access', async () => {
    const { ports } = await createFakePorts({ mayCallBilling: false });
    await ports.journal.begin(sending());
    await expect(getStatus(ports)).resolves.toMatchObject({
      settings: { ...NO_SETTINGS, organization: 'acme', agentName: 'Ada' },
      openCharges: 1,
      hostPermission: false,
    });
  });
});
