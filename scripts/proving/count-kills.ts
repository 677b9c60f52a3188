import type { Answer, Kill, KillCounts, ProveProof } from './prove-proof';

/** Counts charges over which something ended. */
export function countKills(kills: readonly Kill[]): KillCounts {
  return {
    charges: kills.length,
    held: kills.filter(({ ok }) => ok).length,
    doubleCharges: kills.filter(isDoubleCharge).length,
    lostOutcomes: kills.filter(isLostOutcome).length,
  };
}

/** The figures that follow from the records of a run. */
export function countProof(
  kills: readonly Kill[],
  answers: readonly Answer[],
): ProveProof['counts'] {
  const held = answers.filter(({ ok }) => ok).length;
  return { kills: countKills(kills), answers: { charges: answers.length, held } };
}

/** More than one charge for one press, and nobody was told. */
export function isDoubleCharge({ charges, settled }: Kill): boolean {
  return charges > 1 && settled !== 'charged-twice';
}

/** Something was sent, and in the end its record does not say what the server's ledger says. */
export function isLostOutcome({ requests, charges, settled }: Kill): boolean {
  if (requests === 0 && charges === 0) return false;
  return !(explained[Math.min(charges, 2)] ?? []).includes(settled);
}

/** By how often the server charged. A mark is the agent's own word, and counts whatever it says. */
const explained: readonly (readonly string[])[] = [
  ['unknown', 'marked-charged'],
  ['succeeded', 'marked-charged'],
  ['charged-twice'],
];
