import type { KeyStroke } from './key-stroke';

/**
 * Chrome-scope source of real key strokes in Firefox's window. BiDi's own keys go to a document:
 * they fire no extension command and close no popup. These go through the window, as a keyboard's
 * do, to whatever has the focus in it.
 */
export function firefoxKeys(strokes: readonly KeyStroke[]): string {
  const steps = strokes.map(({ direction, key, code, keyCode, repeat }) => ({
    method: direction === 'down' ? 'keydown' : 'keyup',
    event: { key, code, keyCode, repeat },
  }));
  return `(() => {
    // One processor for all: it remembers which keys are down.
    const processor = (globalThis.chargehandDriverKeys ??=
      Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor));
    if (!processor.beginInputTransactionForTests(window)) throw new Error('The window takes no keys');
    for (const { method, event } of ${JSON.stringify(steps)}) {
      processor[method](new KeyboardEvent('', event));
    }
  })()`;
}
