import type { World } from '../world/world';
import { notLeftUntold, twiceIsReported } from './charge-rules';
import { badgeCounts, endsExplained, noSurprise } from './end-rules';
import { gatherEvidence } from './evidence';
import type { Rule } from './rule';
import { oneCharge, oneRequest, openBlocks, recordFirst } from './sending-rules';
import { oneChargePerOrder, onlyNewOrders, serverSaidSo, toldOnce } from './truth-rules';

export interface Violation {
  readonly rule: string;
  readonly text: string;
}

export const RULES: readonly Rule[] = [
  recordFirst,
  oneRequest,
  oneCharge,
  openBlocks,
  serverSaidSo,
  oneChargePerOrder,
  onlyNewOrders,
  toldOnce,
  twiceIsReported,
  notLeftUntold,
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
