import { SOURCES } from './page-reading';
import { NOTE_LIMIT } from './limits';
import { pricePointSchema } from './price-point-schema';
import type { ChargeRequest } from './charge';
import { z, type Fits } from './schema';

const label = z.string().check(z.maxLength(200));
const host = z.string().check(z.maxLength(253));
const by = z.enum([...SOURCES, 'email']);

/** Why a customer was believed, as it crosses between our contexts. */
export const provenanceSchema = z.strictObject({ label, host, by });

// Records of versions before the site cards knew labels only.
const keptProvenance = z.strictObject({ label, host, by: z._default(by, 'label') });

/** What the agent saw and pressed, as it is kept. */
export const chargeRequestSchema = z.strictObject({
  chargeId: z.uuid(),
  organization: z.string(),
  isTest: z.boolean(),
  externalId: z.string(),
  pricePoint: pricePointSchema,
  note: z.string().check(z.maxLength(NOTE_LIMIT)),
  agent: z.string(),
  surface: z.enum(['popup', 'menu', 'shortcut']),
  page: z.nullable(z.strictObject({ tabId: z.int(), host: z.string(), address: z.string() })),
  provenance: z.nullable(keptProvenance),
  pressedAt: z.number(),
});

type ReadRequest = z.output<typeof chargeRequestSchema>;
export type RequestTies = Fits<ChargeRequest, ReadRequest> | Fits<ReadRequest, ChargeRequest>;
