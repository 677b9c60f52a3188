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
