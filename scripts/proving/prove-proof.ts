import * as z from 'zod/mini';

const browser = z.enum(['chromium', 'firefox']);
const killer = z.enum(['background', 'browser', 'reload']);

const Kill = z.strictObject({
  killer,
  browser,
  point: z.string(),
  round: z.number(),
  requests: z.number(),
  charges: z.number(),
  found: z.string(),
  settled: z.string(),
  ok: z.boolean(),
});

const Answer = z.strictObject({
  seconds: z.number(),
  surface: z.enum(['popup', 'menu', 'shortcut']),
  popup: z.enum(['open', 'closed']),
  heartbeat: z.boolean(),
  browser,
  requests: z.number(),
  charges: z.number(),
  request: z.string(),
  state: z.string(),
  seen: z.enum(['popup', 'notification', 'nowhere']),
  ok: z.boolean(),
});

const Bursts = z.strictObject({
  kind: z.enum(['keys and clicks', 'two windows']),
  browser,
  customers: z.number(),
  requests: z.number(),
  charges: z.number(),
});

/** A line that a test has left. */
export const ProofLine = z.union([
  z.strictObject({ kill: Kill }),
  z.strictObject({ answer: Answer }),
  z.strictObject({ bursts: Bursts }),
]);

/** What some of the charges came to, over which something ended. */
const KillCounts = z.strictObject({
  charges: z.number(),
  held: z.number(),
  doubleCharges: z.number(),
  lostOutcomes: z.number(),
});

/** What the last run of `npm run prove` showed: `docs/proof/prove.json`. */
export const ProveProof = z.strictObject({
  /** What was proven; `with changes` if that is not all of it. */
  commit: z.string(),
  seed: z.number(),
  rounds: z.number(),
  minutes: z.number(),
  versions: z.strictObject({ chromium: z.string(), firefox: z.string() }),
  counts: z.strictObject({
    kills: KillCounts,
    answers: z.strictObject({ charges: z.number(), held: z.number() }),
  }),
  kills: z.array(Kill),
  answers: z.array(Answer),
  bursts: z.array(Bursts),
  /** The files that were run again since, each with the commit that it was run at. */
  again: z._default(z.array(z.strictObject({ file: z.string(), commit: z.string() })), []),
});

export type ProveProof = z.infer<typeof ProveProof>;
export type Kill = z.infer<typeof Kill>;
export type Answer = z.infer<typeof Answer>;
export type KillCounts = z.infer<typeof KillCounts>;
