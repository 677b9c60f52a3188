import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTransport } from '../../../src/platform/transport';

/** What the browser tells of one finished call. */
class FakeTiming {
  constructor(
    readonly name: string,
    readonly nextHopProtocol: string,
  ) {}
}

const HISTORY = 'https://billing.example/acme/v1/payments_history';
const ASSETS = 'https://billing.example/acme/v1/my_assets';
let timings: FakeTiming[] = [];

beforeEach(() => {
  timings = [];
  vi.stubGlobal('PerformanceResourceTiming', FakeTiming);
  vi.stubGlobal('performance', {
    getEntriesByType: () => [...timings],
    clearResourceTimings: () => {
      timings = [];
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the protocol of a host', () => {
  it('is not known before its first answer', () => {
    expect(createTransport().protocolOf(HISTORY)).toBeUndefined();
  });

  it('is that of its last answer', () => {
    const { protocolOf } = createTransport();
    timings.push(new FakeTiming(HISTORY, 'h2'), new FakeTiming(ASSETS, 'http/1.1'));
    expect(protocolOf(HISTORY)).toBe('http/1.1');
  });

  it('is known to each of two calls that ran at once, whichever asks first', () => {
    const { protocolOf } = createTransport();
    timings.push(new FakeTiming(HISTORY, 'h2'), new FakeTiming(ASSETS, 'h2'));
    expect([protocolOf(ASSETS), protocolOf(HISTORY)]).toEqual(['h2', 'h2']);
  });

  it('outlasts a call without an answer', () => {
    const { protocolOf } = createTransport();
    timings.push(new FakeTiming(HISTORY, 'h2'));
    protocolOf(HISTORY);
    timings.push(new FakeTiming(HISTORY, ''));
    expect(protocolOf(HISTORY)).toBe('h2');
  });

  it('is not that of another host', () => {
    timings.push(new FakeTiming('https://elsewhere.example/', 'h2'));
    expect(createTransport().protocolOf(HISTORY)).toBeUndefined();
  });
});

describe('a streaming body', () => {
  /** A request of a browser that looks at these fields, and takes a stream for what `type` says. */
  function browserOf(fields: readonly string[], type: string | null) {
    const seen: Record<string, unknown>[] = [];
    class FakeRequest {
      readonly headers = new Headers(type === null ? {} : { 'content-type': type });
      constructor(_url: string, init: Record<string, unknown>) {
        seen.push(Object.fromEntries(fields.map((field) => [field, init[field]])));
      }
    }
    vi.stubGlobal('Request', FakeRequest);
    return seen;
  }

  it('can be sent by a browser that asks how, and finds no type in it', () => {
    const seen = browserOf(['method', 'body', 'duplex'], null);
    expect(createTransport().canStream).toBe(true);
    const [asked] = seen;
    expect(asked).toMatchObject({ method: 'POST', duplex: 'half' });
    expect(asked?.['body']).toBeInstanceOf(ReadableStream);
  });

  it.each([
    ['does not ask how', ['method', 'body'], null],
    ['makes a text of it', ['method', 'body'], 'text/plain;charset=UTF-8'],
    ['asks how, and makes a text of it', ['duplex'], 'text/plain;charset=UTF-8'],
  ])('cannot be sent by a browser that %s', (_, fields, type) => {
    browserOf(fields, type);
    expect(createTransport().canStream).toBe(false);
  });
});

it('a call is the browser’s own, with all that it was given', async () => {
  const answer = new Response('{}');
  const call = vi.fn(() => Promise.resolve(answer));
  vi.stubGlobal('fetch', call);
  const init = { method: 'POST', body: 'x' };
  await expect(createTransport().send(HISTORY, init)).resolves.toBe(answer);
  expect(call).toHaveBeenCalledExactlyOnceWith(HISTORY, init);
});

it('timings of calls that were read are forgotten, and nothing but calls is read', () => {
  const asked: string[] = [];
  vi.stubGlobal('performance', {
    getEntriesByType: (type: string) => {
      asked.push(type);
      return [{ name: HISTORY, nextHopProtocol: 'h3' }];
    },
    clearResourceTimings: () => asked.push('clear'),
  });
  expect(createTransport().protocolOf(HISTORY)).toBeUndefined();
  expect(asked).toEqual(['resource', 'clear']);
});
