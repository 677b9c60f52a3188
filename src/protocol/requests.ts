import { z, type Fits } from '../domain/schema';
import { NOTE_LIMIT } from '../domain/limits';
import { provenanceSchema } from '../domain/charge-request-schema';
import { pricePointSchema } from '../domain/price-point-schema';
import { wholeCardSchema } from '../domain/site-card';
import type { CommandName, Commands } from './commands';

const text = (limit: number) => z.string().check(z.maxLength(limit));
/** Longest file of cards, in characters. */
const CARD_FILE_LIMIT = 1024 * 1024;
const chargeId = z.uuid();
const tabId = z.int().check(z.nonnegative());

const draftSchema = z.strictObject({
  chargeId,
  externalId: text(4096),
  provenance: z.nullable(provenanceSchema),
  ppIdent: text(256),
  note: text(NOTE_LIMIT),
  record: z.nullable(text(8192)),
});

const saveSetupSchema = z.strictObject({
  settings: z.strictObject({
    organization: text(4096),
    isTest: z.boolean(),
    agentName: text(4096),
    customerIdPattern: text(4096),
    customerIdLabels: z.readonly(z.array(text(4096)).check(z.maxLength(1000))),
    defaultPricePoint: text(4096),
  }),
  /** Null leaves the stored key as it is. */
  newKey: z.nullable(
    z.strictObject({
      secretKey: text(4096),
      passphrase: text(4096),
      repeated: text(4096),
      remember: z.boolean(),
    }),
  ),
});

const openFormSchema = z.strictObject({ tabId: z.nullable(tabId) });

const startChargeSchema = z.strictObject({
  chargeId,
  externalId: text(4096),
  pricePoint: pricePointSchema,
  note: text(NOTE_LIMIT),
  surface: z.enum(['popup', 'menu', 'shortcut']),
  /** When the button was pressed, in milliseconds since 1970. */
  pressedAt: z.number(),
  provenance: z.nullable(provenanceSchema),
  /** The earlier charges of the same that the agent was shown and charges again all the same. */
  again: z.readonly(z.array(text(4096)).check(z.maxLength(10_000))),
  /** Whose money the form showed. */
  organization: text(4096),
  isTest: z.boolean(),
  /** The page as it was when the form was filled; null when the form stands on no page. */
  page: z.nullable(
    z.strictObject({
      tabId,
      address: text(8192),
      record: text(8192),
      /** Every customer that the page offered, those not chosen among them. */
      offered: z.readonly(z.array(text(4096)).check(z.maxLength(1000))),
    }),
  ),
});

/** What the right-click menu was used on. */
const hintSchema = z.strictObject({ kind: z.enum(['selection', 'link']), text: text(4096) });

const readCustomerSchema = z.strictObject({ tabId, hint: z.nullable(hintSchema) });

const checkCustomerSchema = z.strictObject({ email: text(320), externalId: text(4096) });

const tryCardSchema = z.strictObject({ tabId, card: wholeCardSchema });

const markChargeSchema = z.strictObject({
  chargeId,
  charged: z.boolean(),
  /** The order that the agent takes for this charge's. */
  orderId: z.nullable(text(200)),
  why: text(NOTE_LIMIT),
});

const closeDamagedSchema = z.strictObject({
  chargeId: text(200),
  charged: z.boolean(),
  why: text(NOTE_LIMIT),
});

export type SaveSetupRequest = z.infer<typeof saveSetupSchema>;
export type OpenFormRequest = z.infer<typeof openFormSchema>;
export type StartChargeRequest = z.infer<typeof startChargeSchema>;
export type PageHint = z.infer<typeof hintSchema>;
export type ReadCustomerRequest = z.infer<typeof readCustomerSchema>;
export type CheckCustomerRequest = z.infer<typeof checkCustomerSchema>;
export type TryCardRequest = z.infer<typeof tryCardSchema>;
export type MarkChargeRequest = z.infer<typeof markChargeSchema>;
export type CloseDamagedRequest = z.infer<typeof closeDamagedSchema>;

/** The schema of each command's request. Strict: an unknown field is a stranger's. */
export const requestSchemas = {
  'get-status': z.null(),
  'save-setup': saveSetupSchema,
  'remove-key': z.null(),
  unlock: z.strictObject({ passphrase: text(4096) }),
  lock: z.null(),
  'test-connection': z.null(),
  'open-form': openFormSchema,
  'list-price-points': z.strictObject({ fresh: z.boolean() }),
  'read-customer': readCustomerSchema,
  'check-customer': checkCustomerSchema,
  'find-by-email': z.strictObject({ email: text(320) }),
  'propose-card': z.strictObject({ tabId }),
  'try-card': tryCardSchema,
  'save-card': z.strictObject({ card: wholeCardSchema }),
  'remove-card': z.strictObject({ id: text(64) }),
  'list-cards': z.null(),
  'preview-cards': z.strictObject({ text: text(CARD_FILE_LIMIT) }),
  'import-cards': z.strictObject({ text: text(CARD_FILE_LIMIT) }),
  'save-draft': z.strictObject({ tabId, draft: z.nullable(draftSchema) }),
  'start-charge': startChargeSchema,
  'get-charge': z.strictObject({ chargeId }),
  'put-aside': z.strictObject({ chargeId }),
  'check-outcome': z.strictObject({ chargeId }),
  'mark-charge': markChargeSchema,
  'list-open-charges': z.null(),
  'get-damaged': z.strictObject({ chargeId: text(200) }),
  'close-damaged': closeDamagedSchema,
} satisfies { readonly [Name in CommandName]: z.ZodMiniType<Commands[Name]['request']> };

/** What is parsed of a command's request is what its use case is given, and the other way round. */
type Parsed = { readonly [Name in CommandName]: z.output<(typeof requestSchemas)[Name]> };
type Given = { readonly [Name in CommandName]: Commands[Name]['request'] };
export type RequestTies = Fits<Parsed, Given> | Fits<Given, Parsed>;
