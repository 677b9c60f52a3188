import { median } from './statistics';
import type { OpeningSeries, TimedOpening } from './time-openings';
import type { ReadLimit, TimedRead } from './time-reads';

export interface ReadResult extends ReadLimit {
  readonly reads: number;
  /** The least that any of the pages had. */
  readonly least: number;
  readonly medianMs: number;
  readonly bestMs: number;
  readonly worstMs: number;
  /** The median of what a read takes by what the least work on the same page takes. */
  readonly toFloor: number;
  /** The median of one half of the same reads by that of the other: how far to believe the figures. */
  readonly noise: number;
  readonly isMet: boolean;
}

export interface OpeningResult {
  readonly by: OpeningSeries['by'];
  readonly background: OpeningSeries['background'];
  readonly openings: number;
  readonly floorMs: number;
  readonly usableMs: number;
  readonly filledMs: number;
  readonly usableToFloor: number;
  readonly filledToFloor: number;
  /** The floor by the floor. */
  readonly noise: number;
}

/** The medians of each page size, judged by its limit. */
export function judgeReads(
  limits: readonly ReadLimit[],
  timed: readonly TimedRead[],
): readonly ReadResult[] {
  return limits.map(({ limit, nodes }) => {
    const reads = timed.filter(({ series }) => series.nodes === nodes);
    const of = (twin: 'a' | 'b') =>
      median(reads.filter(({ series }) => series.twin === twin).map(({ ms }) => ms));
    const all = reads.map(({ ms }) => ms);
    const least = Math.min(...reads.map((read) => read.nodes));
    return {
      nodes,
      limit,
      reads: reads.length,
      least,
      medianMs: rounded(median(all)),
      bestMs: rounded(Math.min(...all)),
      worstMs: rounded(Math.max(...all)),
      toFloor: rounded(median(reads.map(({ floorMs, ms }) => ms / floorMs))),
      noise: rounded(of('a') / of('b')),
      isMet: reads.length >= 11 && least >= nodes && median(all) <= limit,
    };
  });
}

/** The medians of each way to the form, as a ratio to what the browser takes for the least form there is. */
export function compareOpenings(timed: readonly TimedOpening[]): readonly OpeningResult[] {
  return (['toolbar', 'shortcut'] as const).flatMap((by) =>
    (['alive', 'gone'] as const).map((background) => {
      const of = (extension: OpeningSeries['extension'], twins: string) =>
        timed.filter(
          ({ series }) =>
            series.by === by &&
            series.background === background &&
            series.extension === extension &&
            twins.includes(series.twin),
        );
      const usable = (openings: readonly TimedOpening[]) =>
        median(openings.map((opening) => opening.usable));
      const ours = of('chargehand', 'ab');
      const floor = usable(of('floor', 'ab'));
      const filled = median(ours.map((opening) => opening.filled));
      return {
        by,
        background,
        openings: ours.length,
        floorMs: rounded(floor),
        usableMs: rounded(usable(ours)),
        filledMs: rounded(filled),
        usableToFloor: rounded(usable(ours) / floor),
        filledToFloor: rounded(filled / floor),
        noise: rounded(usable(of('floor', 'a')) / usable(of('floor', 'b'))),
      };
    }),
  );
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
