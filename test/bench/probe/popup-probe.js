/* global document, performance, requestAnimationFrame */
// Notes when the popup is usable (a control has the focus and was painted) and when it is filled
// (it shows the customer as well). Both are times of day in ms: the press is timed in another process.
const times = { usable: null, filled: null };
globalThis.benchTimes = times;
const now = () => performance.timeOrigin + performance.now();
const CUSTOMER = /usr_bench_\w+/;

function isUsable() {
  const focused = document.activeElement;
  return focused !== null && focused.matches('input, textarea, button, select, [tabindex]');
}

function showsCustomer() {
  const fields = [...document.querySelectorAll('input, textarea')];
  return fields.some(({ value }) => CUSTOMER.test(value)) || CUSTOMER.test(document.body.innerText);
}

function look() {
  // This runs before a frame: what holds now is on the screen when the next one begins.
  const usable = times.usable === null && isUsable();
  const filled = times.filled === null && isUsable() && showsCustomer();
  requestAnimationFrame(() => {
    if (usable) times.usable = now();
    if (filled) times.filled = now();
    if (times.usable === null || times.filled === null) look();
  });
}

requestAnimationFrame(look);
