/** Where in the life of a charge something can go wrong; the second of a pair is just after its write. */
export const STEPS = [
  'press',
  'clear',
  'claim',
  'claimed',
  'request',
  'waiting',
  'answer',
  'answered',
  'lender',
  'lender-told',
  'boot',
  'booted',
  'looking',
  'look',
  'looked',
  'mark',
  'marked',
  'refuse',
] as const;
export type Step = (typeof STEPS)[number];

/**
 * What can befall a device. `quit` ends the whole browser, `kill` the background alone; while a device sleeps
 * nothing on it moves but its clock.
 */
export const DEVICE_FAULTS = [
  'kill',
  'quit',
  'power-cut',
  'sleep',
  'clock-forward',
  'clock-back',
  'lock',
  'offline',
  'permission-gone',
  'disk-dead',
] as const;
/** What can befall a write before it is on the disk. */
export const WRITE_FAULTS = ['write-fails', 'disk-full'] as const;
export type DeviceFault =
  (typeof DEVICE_FAULTS)[number] | (typeof WRITE_FAULTS)[number] | 'record-torn';

/** What can become of the one request of a charge. */
export const CHARGE_FATES = [
  'refused',
  'lost',
  'black-hole',
  'cut',
  'cut-early',
  'late',
  'very-late',
  'slow',
  'very-slow',
  'never-answered',
  'doubled',
  'doubled-limited',
  'many',
  'doubled-unanswered',
  'http-5xx',
  'http-4xx-silent',
  'error-after',
  'redirect',
  'not-json',
  'half-json',
  'odd-status',
  'empty',
  'too-large',
] as const;
export type ChargeFate = (typeof CHARGE_FATES)[number];

export const READS = ['price', 'snapshot', 'owned', 'stream', 'history', 'assets'] as const;
export type ReadCall = (typeof READS)[number];
export const READ_FATES = [
  'refused',
  'cut',
  'never-answered',
  'http-5xx',
  'not-json',
  'forbidden',
] as const;
export type ReadFate = (typeof READ_FATES)[number];

/** Calls of the browser that can hang. The adapters give up waiting, so what the core sees is a rejection. */
export const BROWSER_CALLS = ['badge', 'alarm'] as const;
export type BrowserCall = (typeof BROWSER_CALLS)[number];

export type Fault = DeviceFault | ChargeFate | ReadFate | 'hangs';
export type Place = Step | 'charge' | ReadCall | BrowserCall | 'any-time';

/** One thing that is to go wrong: at that place, once it has been passed `skip` times. */
export interface PlannedFault {
  readonly machine: number;
  readonly place: Place;
  readonly fault: Fault;
  readonly skip: number;
}

const BEFORE_WRITES: readonly Step[] = [
  'claim',
  'answer',
  'lender',
  'boot',
  'look',
  'mark',
  'refuse',
];
const AFTER_WRITES: readonly Step[] = ['claimed', 'answered', 'lender-told', 'looked', 'marked'];

/** Every fault at every place where it can happen: each of these pairs has to be met in a run. */
export const FAULT_PLACES: readonly (readonly [Fault, Place])[] = [
  ...STEPS.filter((step) => step !== 'refuse').flatMap((step) =>
    DEVICE_FAULTS.map((fault) => [fault, step] as const),
  ),
  ...BEFORE_WRITES.flatMap((step) => WRITE_FAULTS.map((fault) => [fault, step] as const)),
  ...AFTER_WRITES.map((step) => ['record-torn', step] as const),
  ...CHARGE_FATES.map((fate) => [fate, 'charge'] as const),
  ...READS.flatMap((call) => READ_FATES.map((fate) => [fate, call] as const)),
  ...BROWSER_CALLS.map((call) => ['hangs', call] as const),
];
