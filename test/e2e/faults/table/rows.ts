/** The faults under which browsers put a request on the wire again, by the names that the proof has for them. */
export const cutRows = [
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
] as const;

export const unsaidRows = ['GOAWAY', 'stream reset', 'answer 408', 'answer 421'] as const;

/** What a guard, a bank or a server answers to the browser's second delivery of a charge that went through. */
export const answeredRows = [
  'repeat refused as owned',
  'repeat declined as a duplicate',
  'repeat told a fault',
  'repeat told of a pending authentication',
] as const;

export type RowName =
  | (typeof cutRows)[number]
  | (typeof unsaidRows)[number]
  | (typeof answeredRows)[number]
  | 'black hole';
