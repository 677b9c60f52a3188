/** A fault, what has to hold under it, where that is tested, and the rows of the proof that show it. */
export interface Fault {
  readonly fault: string;
  readonly holds: string;
  /** Below `test/e2e`. What lies in `specs` runs at every `npm test`, the rest by `npm run prove`. */
  readonly test: string;
  readonly rows: readonly string[];
}

/** Every fault that a charge has to survive. */
export const faultTable = [
  {
    fault: 'The connection is cut, before, in or after the request',
    holds: 'Unknown, or succeeded by the repeat of the browser; each second charge is reported.',
    test: 'faults/repeats.spec.ts',
    rows: [
      'cut at the headers',
      'cut at the headers after 0.5 s',
      'cut at the headers after 1.5 s',
      'cut in the body',
      'cut in the body after 0.5 s',
      'cut in the body after 1.5 s',
      'cut before charging',
      'cut after charging',
      'cut 0.5 s after charging',
      'cut 1.5 s after charging',
      'cut 1.5 s after charging, connection fresh',
      'cut once, the repeat is answered',
      'cut in the answer',
    ],
  },
  {
    fault: 'The server says that it did not take the request, and did',
    holds: 'Unknown, or succeeded by the repeat of the browser; each second charge is reported.',
    test: 'faults/repeats.spec.ts',
    rows: ['GOAWAY', 'stream reset', 'answer 408', 'answer 421'],
  },
] as const satisfies readonly Fault[];

export type RowName = (typeof faultTable)[number]['rows'][number];
