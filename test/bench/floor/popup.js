/* global addEventListener, document */
const input = document.querySelector('input');
input.value = 'usr_bench_floor';
input.focus();
// As every form does: the focus that is set while the popup is still opening gets lost in Firefox.
addEventListener('focus', () => input.focus());
