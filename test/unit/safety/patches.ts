import type { Change, Patch } from './patched-program';

const patch = (name: string, from: string, to: string): Patch => ({
  file: `src/${name}.ts`,
  from,
  to,
});
export const change = (noticedBy: string, ...patches: readonly Patch[]): Change => ({
  noticedBy: `src/${noticedBy}.ts`,
  patches,
});

const FACTS = `isOpen: true, money: 'unknown', warnsOfRepeat: false, isDenial: false, lookUps: 'resolve'`;
export const newState = patch(
  'domain/state-facts',
  'export const stateFacts = {',
  `export const stateFacts = { 'on-hold': { ${FACTS} },`,
);
export const stateWithout = (fact: RegExp) => ({ ...newState, to: newState.to.replace(fact, '') });
export const stateThatNobodyKnows = patch(
  'domain/step-charge',
  "? to('not-sent')",
  "? to('on-hold')",
);

export const typeOfLoss = patch('domain/charge-event', "| 'timeout'", "| 'asleep' | 'timeout'");
export const schemaOfLoss = patch('domain/charge-schema', "'timeout',", "'asleep', 'timeout',");
export const typeOfNotSent = patch(
  'domain/charge-event',
  "'price-unread'",
  "'limit' | 'price-unread'",
);
export const schemaOfNotSent = patch(
  'domain/charge-schema',
  "'price-unread',",
  "'limit', 'price-unread',",
);

export const typeOfRequest = patch(
  'domain/charge',
  'readonly pressedAt: number;',
  'readonly pressedAt: number; readonly team: string;',
);
export const schemaOfRequest = patch(
  'domain/charge-request-schema',
  'pressedAt: z.number(),',
  'pressedAt: z.number(), team: z.string(),',
);
export const typeOfPrice = patch(
  'domain/price-point',
  'readonly terms: Terms;',
  'readonly terms: Terms; readonly title: string;',
);
export const schemaOfPrice = patch(
  'domain/price-point-schema',
  'now: moneySchema,',
  'now: moneySchema, title: z.string(),',
);

export const newEvent = patch(
  'domain/charge-event',
  'export type ChargeEvent =',
  "export type ChargeEvent = | { readonly type: 'held'; readonly at: number }",
);
export const newCommand = patch(
  'protocol/commands',
  'export interface Commands {',
  "export interface Commands { 'refund-charge': { request: { chargeId: string }; reply: null };",
);
export const newRequestField = patch(
  'protocol/commands',
  'unlock: { request: { passphrase: string }',
  'unlock: { request: { passphrase: string; forHours: number }',
);
export const schemaOfCommand = patch(
  'protocol/requests',
  'passphrase: text(4096) }),',
  'passphrase: text(4096), forHours: z.number() }),',
);
