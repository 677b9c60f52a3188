import type { CommandName } from '../../../src/protocol/commands';

/** Stands in for the schemas of the pages' messages: those of a simulated agent are always well formed. */
const anything = {
  safeParse: (data: unknown) => ({ success: true as const, data: data as never }),
};

export const requestSchemas = {
  'get-status': anything,
  'save-setup': anything,
  'remove-key': anything,
  unlock: anything,
  lock: anything,
  'test-connection': anything,
  'open-form': anything,
  'list-price-points': anything,
  'read-customer': anything,
  'check-customer': anything,
  'find-by-email': anything,
  'propose-card': anything,
  'try-card': anything,
  'save-card': anything,
  'remove-card': anything,
  'list-cards': anything,
  'preview-cards': anything,
  'import-cards': anything,
  'save-draft': anything,
  'start-charge': anything,
  'get-charge': anything,
  'put-aside': anything,
  'check-outcome': anything,
  'mark-charge': anything,
  'list-open-charges': anything,
  'get-damaged': anything,
  'close-damaged': anything,
} satisfies Readonly<Record<CommandName, typeof anything>>;
