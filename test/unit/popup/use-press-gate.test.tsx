// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ARMING_DELAY } from '../../../src/domain/limits';
import type { PressEvent } from '../../../src/domain/press-gate';
import { PopupOnScreen } from '../../../src/popup/popup';
import { usePressGate } from '../../../src/popup/use-press-gate';
import { unseenPopup } from './popup-unseen';

const root = document.createElement('div');

/** A button that feeds what it is told; two frames, of 16 ms each, pass until it is painted. */
async function button() {
  const fake = unseenPopup({}, { 'start-charge': () => new Promise(() => undefined) });
  let feed: (event: PressEvent) => void = () => undefined;
  function Button() {
    feed = usePressGate();
    return null;
  }
  await act(() => {
    render(
      <PopupOnScreen.Provider value={fake.popup}>
        <Button />
      </PopupOnScreen.Provider>,
      root,
    );
  });
  const sent = () => fake.requestsOf('start-charge').length;
  const press = async () => {
    await act(() => {
      feed({ type: 'pointerdown', at: performance.now(), trusted: true });
      feed({ type: 'click', trusted: true, detail: 1 });
    });
    return sent();
  };
  const isSaid = () => fake.state().wasPressedEarly;
  return {
    ...fake,
    feed: (event: PressEvent) => {
      feed(event);
    },
    isSaid,
    press,
    sent,
  };
}

const pass = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });

const PAINTED = 32;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

describe('the button', () => {
  it('charges half a second after it was painted, and not before', async () => {
    const { press } = await button();
    await pass(PAINTED);
    await pass(ARMING_DELAY - 1);
    expect(await press()).toBe(0);
    await pass(1);
    expect(await press()).toBe(1);
  });

  it('says nothing of a press that counts, nor of none', async () => {
    const { isSaid, press } = await button();
    await pass(PAINTED + ARMING_DELAY);
    expect(isSaid()).toBe(false);
    await press();
    await pass(ARMING_DELAY);
    expect(isSaid()).toBe(false);
  });

  it('that was never painted charges nothing, whatever changes', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const { popup, press } = await button();
    await act(() => {
      popup.store.setState({ selfChanges: 1 });
    });
    await pass(60_000);
    expect(await press()).toBe(0);
    vi.unstubAllGlobals();
  });

  it('charges nothing by half a press', async () => {
    const { feed, sent } = await button();
    await pass(PAINTED + ARMING_DELAY);
    feed({ type: 'click', trusted: true, detail: 1 });
    feed({ type: 'pointerdown', at: performance.now(), trusted: true });
    expect(sent()).toBe(0);
  });

  it('says that a press came too early as soon as another one would count', async () => {
    const { isSaid, press } = await button();
    await pass(PAINTED + 100);
    await press();
    expect(isSaid()).toBe(false);
    await pass(ARMING_DELAY - 101);
    expect(isSaid()).toBe(false);
    await pass(1);
    expect(isSaid()).toBe(true);
    expect(await press()).toBe(1);
  });

  it('says nothing of an early press once it is gone', async () => {
    const { isSaid, press } = await button();
    await pass(PAINTED);
    await press();
    await act(() => {
      render(null, root);
    });
    expect(vi.getTimerCount()).toBe(0);
    await pass(ARMING_DELAY);
    expect(isSaid()).toBe(false);
  });

  it('says it once for several early presses', async () => {
    const { popup, press } = await button();
    let told = 0;
    popup.store.subscribe(() => {
      told += 1;
    });
    await pass(PAINTED);
    await press();
    await press();
    await pass(ARMING_DELAY);
    expect(told).toBe(1);
  });

  it('is armed again when its window comes to the front', async () => {
    const { press, isSaid } = await button();
    await pass(PAINTED + ARMING_DELAY);
    dispatchEvent(new Event('focus'));
    expect(await press()).toBe(0);
    await pass(ARMING_DELAY);
    expect(isSaid()).toBe(true);
    expect(await press()).toBe(1);
  });

  it('that is gone hears of no window any more', async () => {
    const { press } = await button();
    await pass(PAINTED + ARMING_DELAY);
    await act(() => {
      render(null, root);
    });
    dispatchEvent(new Event('focus'));
    expect(await press()).toBe(1);
  });

  it('is armed again when what it would charge has changed without a hand', async () => {
    const { popup, press } = await button();
    await pass(PAINTED + ARMING_DELAY);
    await act(() => {
      popup.store.setState({ selfChanges: 1 });
    });
    expect(await press()).toBe(0);
    await pass(ARMING_DELAY);
    expect(await press()).toBe(1);
  });

  it('is not armed by another change', async () => {
    const { popup, press } = await button();
    await pass(PAINTED + ARMING_DELAY);
    await act(() => {
      popup.store.setState({ lookedUpEmail: 'a@b.test' });
    });
    expect(await press()).toBe(1);
  });

  it('is not painted any more once it is gone', async () => {
    const { sent } = await button();
    await act(() => {
      render(null, root);
    });
    await pass(PAINTED + ARMING_DELAY);
    expect(vi.getTimerCount()).toBe(0);
    expect(sent()).toBe(0);
  });
});
