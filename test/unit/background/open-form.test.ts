import { describe, expect, it } from 'vitest';
import { readDraft, saveDraft } from '../../../src/background/form-draft';
import { noteIntent, takeIntent, type Intent } from '../../../src/background/form-intent';
import { openForm, putAside } from '../../../src/background/open-form';
import { DRAFT_KEPT_FOR, RECENT_CHARGE } from '../../../src/domain/limits';
import { NO_SETTINGS } from '../../../src/domain/settings';
import type { Draft } from '../../../src/protocol/commands';
import { createFakePorts, priceList } from '../support/fake-ports';
import {
  answered,
  CHARGE_ID,
  lost,
  notSent,
  NOW,
  OTHER_CHARGE_ID,
  sending,
} from '../support/samples';

const draft: Draft = {
  chargeId: OTHER_CHARGE_ID,
  externalId: 'cus_1001',
  provenance: null,
  ppIdent: 'coins-100',
  record: null,
  note: 'refill',
};

async function afterACharge() {
  const made = await createFakePorts();
  const { ports } = made;
  await ports.journal.begin(sending());
  await ports.journal.append(CHARGE_ID, answered('succeeded'));
  await ports.settings.rememberPricePoint('acme', 'coins-100');
  await saveDraft(ports, { tabId: 7, draft });
  return made;
}

describe('the form', () => {
  it('opens with all of its first screen', async () => {
    const { ports } = await afterACharge();
    const form = await openForm(ports, { tabId: 7 });
    expect(form).toEqual({
      status: {
        settings: { ...NO_SETTINGS, organization: 'acme', agentName: 'Ada' },
        key: { stored: true, ending: '5e7a', remembered: false },
        locked: false,
        openCharges: 0,
        hostPermission: true,
      },
      surface: 'popup',
      hint: null,
      isTeaching: false,
      tabId: 7,
      newChargeId: '00000000-0000-4000-9000-000000000001',
      draft,
      recent: await ports.journal.read(CHARGE_ID),
      prices: priceList(),
      lastPricePoint: 'coins-100',
    });
  });

  it('has another charge id each time', async () => {
    const { ports } = await createFakePorts();
    const ids = await Promise.all(
      Array.from({ length: 3 }, async () => (await openForm(ports, { tabId: 7 })).newChargeId),
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('holds nothing of a customer while locked: only how many charges are open', async () => {
    const { ports, world } = await afterACharge();
    await ports.journal.begin(sending({ chargeId: OTHER_CHARGE_ID, externalId: 'cus_1002' }));
    world.keyStatus = { ...world.keyStatus, locked: true };
    const form = await openForm(ports, { tabId: 7 });
    expect(form).toMatchObject({ draft: null, recent: null, prices: null, lastPricePoint: '' });
    expect(form.status).toMatchObject({ locked: true, openCharges: 1 });
    expect(JSON.stringify(form)).not.toMatch(/cus_|coins|refill|499/);
  });

  it('holds nothing before set-up', async () => {
    const { ports } = await afterACharge();
    await ports.settings.write(NO_SETTINGS);
    const form = await openForm(ports, { tabId: 7 });
    expect(form).toMatchObject({ draft: null, recent: null, prices: null, lastPricePoint: '' });
  });

  it.each([
    ['was made meanwhile', [answered('succeeded')], null],
    ['was lost meanwhile', [lost], null],
    ['is just being sent', [], null],
  ] as const)('has no draft whose charge %s', async (_, later, expected) => {
    const { ports } = await createFakePorts();
    await saveDraft(ports, { tabId: 7, draft });
    await ports.journal.begin(sending({ chargeId: draft.chargeId }));
    for (const event of later) await ports.journal.append(draft.chargeId, event);
    await expect(openForm(ports, { tabId: 7 })).resolves.toMatchObject({ draft: expected });
  });

  it('has the draft of a charge that was not sent, under a new id', async () => {
    const { ports } = await createFakePorts();
    await saveDraft(ports, { tabId: 7, draft });
    await ports.journal.begin(notSent({ chargeId: draft.chargeId }));
    const form = await openForm(ports, { tabId: 7 });
    expect(form.draft).toEqual({ ...draft, chargeId: form.draft?.chargeId });
    expect([draft.chargeId, form.newChargeId]).not.toContain(form.draft?.chargeId);
  });

  it('of no tab has no draft', async () => {
    const { ports } = await afterACharge();
    await expect(openForm(ports, { tabId: null })).resolves.toMatchObject({
      tabId: null,
      draft: null,
      surface: 'popup',
    });
  });

  it.each([
    ['two minutes old', RECENT_CHARGE, CHARGE_ID],
    ['older', RECENT_CHARGE + 1, undefined],
  ])('shows a charge that is %s first: %s', async (_, age, shown) => {
    const { ports, world } = await afterACharge();
    world.now = NOW + age;
    const { recent } = await openForm(ports, { tabId: 7 });
    expect(recent?.request.chargeId).toBe(shown);
  });

  it('shows a charge that was put aside no more, and goes on under a new id', async () => {
    const { ports } = await afterACharge();
    const { newChargeId } = await putAside(ports, { chargeId: CHARGE_ID });
    expect(newChargeId).not.toBe(CHARGE_ID);
    await expect(openForm(ports, { tabId: 7 })).resolves.toMatchObject({ recent: null });
  });

  it('shows the newest of two charges, until that is put aside', async () => {
    const { ports } = await afterACharge();
    const second = { ...sending({ chargeId: OTHER_CHARGE_ID }), at: NOW + 1 };
    await ports.journal.begin(second);
    const { recent } = await openForm(ports, { tabId: 7 });
    expect(recent?.request.chargeId).toBe(OTHER_CHARGE_ID);
    await putAside(ports, { chargeId: OTHER_CHARGE_ID });
    await expect(openForm(ports, { tabId: 7 })).resolves.toMatchObject({ recent: null });
  });
});

describe('a draft', () => {
  it.each([
    [0, true],
    [DRAFT_KEPT_FOR, true],
    [DRAFT_KEPT_FOR + 1, false],
  ])('of %i ms ago is kept: %j', async (age, kept) => {
    const { ports, world } = await createFakePorts();
    await saveDraft(ports, { tabId: 7, draft });
    world.now = NOW + age;
    await expect(readDraft(ports, 7)).resolves.toEqual(kept ? draft : null);
  });

  it('belongs to its tab', async () => {
    const { ports } = await createFakePorts();
    await saveDraft(ports, { tabId: 7, draft });
    await expect(readDraft(ports, 8)).resolves.toBeNull();
  });

  it('is forgotten when it is taken back, and when the key is locked', async () => {
    const { ports } = await createFakePorts();
    await saveDraft(ports, { tabId: 7, draft });
    await saveDraft(ports, { tabId: 8, draft });
    await saveDraft(ports, { tabId: 7, draft: null });
    await expect(readDraft(ports, 7)).resolves.toBeNull();
    await ports.vault.lock();
    await expect(readDraft(ports, 8)).resolves.toBeNull();
  });
});

const byMenu: Intent = { surface: 'menu', tabId: 7, hint: null, isTeaching: false };
const byShortcut: Intent = { ...byMenu, surface: 'shortcut' };

describe('what the menu or the shortcut asked for', () => {
  it('is the surface of the next form of that tab, once', async () => {
    const { ports } = await createFakePorts();
    await noteIntent(ports, byMenu);
    await expect(openForm(ports, { tabId: 7 })).resolves.toMatchObject({ surface: 'menu' });
    await expect(openForm(ports, { tabId: 7 })).resolves.toMatchObject({ surface: 'popup' });
  });

  it('is not the surface of a form of another tab, and waits for its own', async () => {
    const { ports } = await createFakePorts();
    await noteIntent(ports, byShortcut);
    await expect(takeIntent(ports, 8)).resolves.toMatchObject({ surface: 'popup' });
    await expect(takeIntent(ports, 7)).resolves.toMatchObject(byShortcut);
  });

  it.each([
    [10_000, 'menu'],
    [10_001, 'popup'],
  ])('holds for ten seconds: after %i ms it is the %s', async (age, surface) => {
    const { ports, world } = await createFakePorts();
    await noteIntent(ports, byMenu);
    world.now = NOW + age;
    await expect(takeIntent(ports, 7)).resolves.toMatchObject({ surface });
  });
});
