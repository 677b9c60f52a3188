import { z, type Fits } from '../domain/schema';
import { NO_SETTINGS, type Settings } from '../domain/settings';
import type { SettingsStore } from '../ports';
import type { Database } from './database';
import { writeAll } from './write-all';

/** Where the settings lie in their store. */
export const SETTINGS = 'settings';

const settingsSchema = z.strictObject({
  organization: z.string(),
  isTest: z.boolean(),
  agentName: z.string(),
  customerIdPattern: z.string(),
  // Settings saved before there were labels have none.
  customerIdLabels: z._default(z.readonly(z.array(z.string())), []),
  defaultPricePoint: z.string(),
});

type ReadSettings = z.output<typeof settingsSchema>;
export type SettingsTies = Fits<Settings, ReadSettings> | Fits<ReadSettings, Settings>;

/** Makes the store of settings on IndexedDB. Settings that cannot be read count as none: set-up asks for them again. */
export function createSettingsStore(database: () => Promise<Database>): SettingsStore {
  const lastKey = (organization: string) => `last-price-point:${organization}`;
  return {
    async read() {
      const parsed = settingsSchema.safeParse(await (await database()).get('settings', SETTINGS));
      return parsed.success ? parsed.data : NO_SETTINGS;
    },
    async write(settings) {
      const strict = { durability: 'strict' } as const;
      const transaction = (await database()).transaction('settings', 'readwrite', strict);
      await writeAll(transaction, async () => {
        await transaction.store.put(settings, SETTINGS);
      });
    },
    async lastPricePoint(organization) {
      const last = await (await database()).get('settings', lastKey(organization));
      return typeof last === 'string' ? last : '';
    },
    async rememberPricePoint(organization, ident) {
      await (await database()).put('settings', ident, lastKey(organization));
    },
  };
}
