import { describe, expect, it } from 'vitest';
import { createBilling, type Transport } from '../../../src/billing/client';
import { checkCustomerId } from '../../../src/domain/customer-id';
import { SecretKey } from '../../../src/domain/secret-key';
import { existing } from '../support/samples';

const key = new SecretKey('sk_sentinel_5e7a');
const check = checkCustomerId('cus_1001');
const customer = existing(check.ok ? check.id : null);

interface Sent {
  readonly path: string;
  readonly streamed: boolean;
}

type Answer = () => Promise<Response>;

const ok: Answer = () => Promise.resolve(new Response('{"data": {"price_points": []}}'));
const bad =
  (status: number): Answer =>
  () =>
    Promise.resolve(new Response('{}', { status }));
const cut: Answer = () => Promise.reject(new TypeError('cut'));

/** The client in a browser whose connections are as told; it keeps how each body left. */
function aBrowser(protocol: string | undefined, canStream = true) {
  const sent: Sent[] = [];
  const world = { protocol, answer: ok };
  const send: Transport['send'] = (input, init) => {
    const path = (input as string).split('/v1/')[1] ?? '';
    sent.push({ path, streamed: init?.body instanceof ReadableStream });
    return world.answer();
  };
  const billing = createBilling({ send, canStream, protocolOf: () => world.protocol });
  return {
    sent,
    world,
    look: () => billing.myAssets('acme', customer, 1000),
    prepare: () => billing.readyForCharge('acme', 'coins-100', 1000),
    charge: () =>
      billing.oneClick({
        organization: 'acme',
        key,
        externalId: customer,
        ppIdent: 'coins-100',
        idempotencyKey: 'id-1',
        isOwned: false,
        metadata: {},
      }),
  };
}

const plainCharge: Sent = { path: 'checkout/one_click', streamed: false };
const streamedCharge: Sent = { path: 'checkout/one_click', streamed: true };
const proof: Sent = { path: 'price_points', streamed: true };
const look: Sent = { path: 'my_assets', streamed: false };

describe('a charge is sent as a stream', () => {
  it.each(['h2', 'h3'])(
    'after %s was seen and a streamed look-up was accepted',
    async (protocol) => {
      const browser = aBrowser(protocol);
      await browser.look();
      await browser.prepare();
      await browser.charge();
      expect(browser.sent).toEqual([look, proof, streamedCharge]);
    },
  );

  it('without another proof as long as the last one holds', async () => {
    const browser = aBrowser('h2');
    await browser.look();
    await browser.prepare();
    await browser.prepare();
    await browser.charge();
    await browser.prepare();
    await browser.charge();
    expect(browser.sent).toEqual([look, proof, streamedCharge, streamedCharge]);
  });

  it('after a look-up that was lost, once it is proven anew', async () => {
    const browser = aBrowser('h2');
    await browser.look();
    await browser.prepare();
    browser.world.answer = cut;
    await browser.look();
    browser.world.answer = ok;
    await browser.prepare();
    await browser.charge();
    expect(browser.sent).toEqual([look, proof, look, proof, streamedCharge]);
  });

  it('after a lost call of which the browser knew no protocol: the last answer counts', async () => {
    const browser = aBrowser('h2');
    await browser.look();
    Object.assign(browser.world, { answer: cut, protocol: undefined });
    await browser.look();
    Object.assign(browser.world, { answer: ok, protocol: 'h2' });
    await browser.prepare();
    await browser.charge();
    expect(browser.sent).toEqual([look, look, proof, streamedCharge]);
  });

  it('after a look-up for the price point that will be charged', async () => {
    const asked: Promise<string>[] = [];
    const send: Transport['send'] = (_, init) => {
      asked.push(new Response(init?.body ?? null).text());
      return ok();
    };
    const billing = createBilling({ send, canStream: true, protocolOf: () => 'h2' });
    await billing.myAssets('acme', customer, 1000);
    await billing.readyForCharge('acme', 'coins-100', 1000);
    await expect(Promise.all(asked)).resolves.toEqual([
      '{"external_id":"cus_1001"}',
      '{"ident":"coins-100"}',
    ]);
  });
});

describe('a charge is sent as text', () => {
  it.each<[string, string | undefined, boolean]>([
    ['in a browser that cannot stream', 'h2', false],
    ['over HTTP/1.1', 'http/1.1', true],
    ['when the browser does not say', undefined, true],
    ['when the browser says nothing', '', true],
  ])('%s, and nothing is asked before', async (_, protocol, canStream) => {
    const browser = aBrowser(protocol, canStream);
    await browser.look();
    await browser.prepare();
    await browser.charge();
    expect(browser.sent).toEqual([look, plainCharge]);
  });

  it('as the first call of a life: nothing is known of the host', async () => {
    const browser = aBrowser('h2');
    await browser.prepare();
    await browser.charge();
    expect(browser.sent).toEqual([plainCharge]);
  });

  it('without the proof', async () => {
    const browser = aBrowser('h2');
    await browser.look();
    await browser.charge();
    expect(browser.sent).toEqual([look, plainCharge]);
  });

  it.each<[string, Answer, string]>([
    ['was refused', bad(400), 'h2'],
    ['asked for a length', bad(411), 'h2'],
    ['was not found', bad(404), 'h2'],
    ['was cut', cut, 'h2'],
    ['came over HTTP/1.1', ok, 'http/1.1'],
  ])('when the streamed look-up %s', async (_, answer, protocol) => {
    const browser = aBrowser('h2');
    await browser.look();
    Object.assign(browser.world, { answer, protocol });
    await browser.prepare();
    Object.assign(browser.world, { answer: ok });
    await browser.charge();
    expect(browser.sent).toEqual([look, proof, plainCharge]);
  });

  it.each<[string, string, Answer]>([
    ['fell back to HTTP/1.1', 'http/1.1', ok],
    ['was lost', 'h2', cut],
  ])('when the last call since then %s', async (_, protocol, answer) => {
    const browser = aBrowser('h2');
    await browser.look();
    await browser.prepare();
    Object.assign(browser.world, { protocol, answer });
    await browser.look();
    await browser.charge();
    expect(browser.sent).toEqual([look, proof, look, plainCharge]);
  });

  it('after a streamed charge that the server did not take, until it is proven again', async () => {
    const browser = aBrowser('h2');
    await browser.look();
    await browser.prepare();
    browser.world.answer = bad(400);
    await browser.charge();
    browser.world.answer = ok;
    await browser.look();
    await browser.charge();
    await browser.prepare();
    await browser.charge();
    expect(browser.sent).toEqual([
      look,
      proof,
      streamedCharge,
      look,
      plainCharge,
      proof,
      streamedCharge,
    ]);
  });
});

describe('a decline', () => {
  const decline = () => Promise.resolve(new Response('{"checkout_status": "failed"}'));

  it.each<[string, string, boolean]>([
    ['is certain after a streamed charge', 'h2', true],
    ['is not certain after a charge as text', 'http/1.1', false],
  ])('%s', async (_, protocol, isCertain) => {
    const browser = aBrowser(protocol);
    await browser.look();
    await browser.prepare();
    browser.world.answer = decline;
    await expect(browser.charge()).resolves.toMatchObject({ answer: { isCertain } });
  });

  it('is judged by how its own charge left, not by what came after', async () => {
    const browser = aBrowser('h2');
    await browser.look();
    browser.world.answer = decline;
    const plain = browser.charge();
    browser.world.answer = ok;
    await browser.prepare();
    await expect(plain).resolves.toMatchObject({ answer: { isCertain: false } });
    browser.world.answer = decline;
    const streamed = browser.charge();
    browser.world.answer = cut;
    await browser.look();
    await expect(streamed).resolves.toMatchObject({ answer: { isCertain: true } });
  });
});

describe('a charge leaves in the turn of its call', () => {
  it.each(['h2', 'http/1.1'])('over %s', async (protocol) => {
    const browser = aBrowser(protocol);
    await browser.look();
    await browser.prepare();
    const before = browser.sent.length;
    const outcome = browser.charge();
    expect(browser.sent.slice(before)).toEqual([protocol === 'h2' ? streamedCharge : plainCharge]);
    await outcome;
  });
});

describe('a charge is never sent twice', () => {
  it.each(['h2', 'http/1.1'])('over %s, whatever becomes of it', async (protocol) => {
    for (const answer of [cut, bad(400), bad(408), bad(500), bad(411), ok]) {
      const browser = aBrowser(protocol);
      await browser.look();
      await browser.prepare();
      browser.world.answer = answer;
      await browser.charge();
      const charges = browser.sent.filter(({ path }) => path === 'checkout/one_click');
      expect(charges.length).toBe(1);
    }
  });
});
