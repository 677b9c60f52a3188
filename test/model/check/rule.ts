import type { Evidence } from './evidence';

/** Something that must hold of every schedule. */
export interface Rule {
  readonly name: string;
  /** Reports each breach in words; `count` tells how often there was anything to judge. */
  readonly judge: (
    evidence: Evidence,
    report: (text: string) => void,
    count: (what: string) => void,
  ) => void;
}
