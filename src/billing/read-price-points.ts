import { parseMoney, type Money } from '../domain/money';
import { samePrice, type Period, type PricePoint, type Terms } from '../domain/price-point';
import { cleanText } from '../domain/clean-text';
import { z } from '../domain/schema';
import { readCurrency, wireCurrency, wirePrice } from './wire-currency';

const count = z.optional(z.nullable(z.int()));
const unit = z.optional(z.nullable(z.enum(['minutes', 'days', 'weeks', 'months', 'years'])));

const ident = z.string().check(z.regex(/^[-A-Za-z_0-9]{1,256}$/));
const identified = z.object({ ident });
const wirePricePoint = z.object({
  ident,
  currency: wireCurrency,
  intro_type: z.enum(['no_intro', 'free_trial', 'paid_trial']),
  features: z.optional(z.nullable(z.array(z.object({ ident: z.optional(z.string()) })))),
  lifetime_price: wirePrice,
  intro_free_trial_period: count,
  intro_free_trial_period_duration: unit,
  intro_paid_trial_price: wirePrice,
  intro_paid_trial_period: count,
  intro_paid_trial_period_duration: unit,
  next_price: wirePrice,
  next_period: count,
  next_period_duration: unit,
});

const listEnvelope = z.object({ data: z.object({ price_points: z.array(z.unknown()) }) });
const bareList = z.object({ price_points: z.array(z.unknown()) });

/**
 * Reads the body of a `/price_points` answer; undefined when it is no price list at all. An entry that
 * cannot be understood exactly, or whose ident is listed at two prices, is counted as unreadable and
 * never offered: its price would be a guess.
 */
export function readPricePoints(
  body: unknown,
): { readonly pricePoints: readonly PricePoint[]; readonly unreadable: number } | undefined {
  const envelope = listEnvelope.safeParse(body);
  const entries = envelope.success
    ? envelope.data.data.price_points
    : bareList.safeParse(body).data?.price_points;
  if (entries === undefined) return undefined;
  const byIdent = new Map<string, PricePoint>();
  const ambiguous = new Set<string>();
  for (const entry of entries) {
    const pricePoint = readPricePoint(entry);
    if (pricePoint === undefined) continue;
    const listed = byIdent.get(pricePoint.ident);
    if (listed !== undefined && !samePrice(listed, pricePoint)) ambiguous.add(pricePoint.ident);
    byIdent.set(pricePoint.ident, pricePoint);
  }
  for (const ident of ambiguous) byIdent.delete(ident);
  return { pricePoints: [...byIdent.values()], unreadable: entries.length - byIdent.size };
}

type Wire = z.infer<typeof wirePricePoint>;

/** Reads the ident of a price point of the wire, whatever its price; undefined when none can be its. */
export function readIdent(entry: unknown): string | undefined {
  return identified.safeParse(entry).data?.ident;
}

/** Reads one price point of the wire; undefined when any of it is not understood exactly. */
export function readPricePoint(entry: unknown): PricePoint | undefined {
  const parsed = wirePricePoint.safeParse(entry);
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  const currency = readCurrency(wire.currency);
  if (currency === undefined) return undefined;
  const money = (value: Wire['next_price']): Money | undefined =>
    isSet(value) ? parseMoney(value, currency) : undefined;
  const chargedNow = readTerms(wire, money, currency);
  if (chargedNow === undefined) return undefined;
  const features = (wire.features ?? []).flatMap(({ ident }) => ident ?? []);
  return {
    ident: wire.ident,
    features: features.map((feature) => cleanText(feature, 100)),
    ...chargedNow,
  };
}

/**
 * What the press itself takes, as the API's facts infer it: the lifetime price where it stands alone, else by
 * the kind of introduction. A lifetime price of nothing, or beside a trial or a next price, says no one thing.
 */
function readTerms(
  wire: Wire,
  money: (value: Wire['next_price']) => Money | undefined,
  currency: Money['currency'],
): { now: Money; terms: Terms } | undefined {
  if (isSet(wire.lifetime_price)) {
    const isAlone = wire.intro_type === 'no_intro' && !isSet(wire.intro_paid_trial_price);
    const now = isAlone && !isSet(wire.next_price) ? money(wire.lifetime_price) : undefined;
    return now === undefined || now.minor === 0 ? undefined : { now, terms: { kind: 'once' } };
  }
  const then = money(wire.next_price);
  const every = readPeriod(wire.next_period, wire.next_period_duration);
  if (then === undefined || every === undefined) return undefined;
  if (wire.intro_type === 'no_intro') return { now: then, terms: { kind: 'recurring', every } };
  const isFree = wire.intro_type === 'free_trial';
  const trial = isFree
    ? readPeriod(wire.intro_free_trial_period, wire.intro_free_trial_period_duration)
    : readPeriod(wire.intro_paid_trial_period, wire.intro_paid_trial_period_duration);
  const now = isFree ? { minor: 0, currency } : money(wire.intro_paid_trial_price);
  if (trial === undefined || now === undefined) return undefined;
  return { now, terms: { kind: isFree ? 'free-trial' : 'paid-trial', trial, then, every } };
}

function readPeriod(
  length: number | null | undefined,
  unitName: Period['unit'] | null | undefined,
): Period | undefined {
  if (!isSet(length) || length < 1 || !isSet(unitName)) return undefined;
  return { count: length, unit: unitName };
}

function isSet<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
