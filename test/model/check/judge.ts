import type { World } from '../world/world';
import { notLeftUntold, twiceInPlace, twiceIsReported } from './charge-rules';
import { damagedIsWatched } from './damaged-rules';
import { denialHasReason, noEarlyDenial } from './denial-rules';
import { badgeCounts, endsExplained, noSurprise } from './end-rules';
import { gatherEvidence } from './evidence';
import { lenderKnows, oneCharge, oneChargePerKey } from './key-rules';
import { firstLookInTime } from './look-rules';
import type { Rule } from './rule';
import { oneRequest, openBlocks, pressHolds, recordFirst } from './sending-rules';
import { oneChargePerOrder, onlyNewOrders, serverSaidSo, toldOnce } from './truth-rules';
import { twiceIsTrue } from './twice-rules';

export interface Violation {
  readonly rule: string;
  readonly text: string;
}

export const RULES: readonly Rule[] = [
  recordFirst,
  oneRequest,
  pressHolds,
  oneCharge,
  oneChargePerKey,
  lenderKnows,
  openBlocks,
  serverSaidSo,
  denialHasReason,
  noEarlyDenial,
  oneChargePerOrder,
  onlyNewOrders,
  toldOnce,
  twiceIsReported,
  twiceInPlace,
  twiceIsTrue,
  notLeftUntold,
  damagedIsWatched,
  firstLookInTime,
  endsExplained,
  badgeCounts,
  noSurprise,
];

/** Judges a played schedule by all rules but those left out; counts what there was to judge. */
export function judge(
  world: World,
  without: readonly string[],
  counts: Record<string, number>,
): readonly Violation[] {
  const evidence = gatherEvidence(world);
  const violations: Violation[] = [];
  for (const { name: rule, judge: judgeBy } of RULES) {
    if (without.includes(rule)) continue;
    judgeBy(
      evidence,
      (text) => violations.push({ rule, text }),
      (what) => {
        counts[what] = (counts[what] ?? 0) + 1;
      },
    );
  }
  return violations;
}
