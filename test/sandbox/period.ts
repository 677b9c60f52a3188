import type { PricePoint } from './price-point';

/** A stretch of time that a subscription has paid for. */
export interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The period in which a moment falls: the introductory one first, then one after another. */
export function periodAt(point: PricePoint, startedAt: Date, now: Date): Period {
  let period = { startsAt: startedAt, endsAt: after(startedAt, ...firstLength(point)) };
  while (period.endsAt < now) {
    const { endsAt } = period;
    period = {
      startsAt: endsAt,
      endsAt: after(endsAt, point.next_period, point.next_period_duration),
    };
  }
  return period;
}

function firstLength(point: PricePoint) {
  switch (point.intro_type) {
    case 'no_intro':
      return [point.next_period, point.next_period_duration] as const;
    case 'free_trial':
      return [point.intro_free_trial_period, point.intro_free_trial_period_duration] as const;
    case 'paid_trial':
      return [point.intro_paid_trial_period, point.intro_paid_trial_period_duration] as const;
  }
}

function after(
  start: Date,
  count: number | null,
  duration: PricePoint['next_period_duration'],
): Date {
  const length = Math.max(1, count ?? 1);
  const end = new Date(start);
  switch (duration) {
    case 'minutes':
      end.setUTCMinutes(end.getUTCMinutes() + length);
      break;
    case 'days':
      end.setUTCDate(end.getUTCDate() + length);
      break;
    case 'weeks':
      end.setUTCDate(end.getUTCDate() + 7 * length);
      break;
    case 'months':
    case null:
      end.setUTCMonth(end.getUTCMonth() + length);
      break;
    case 'years':
      end.setUTCFullYear(end.getUTCFullYear() + length);
      break;
  }
  return end;
}
