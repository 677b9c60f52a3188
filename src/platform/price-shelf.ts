import { priceListSchema } from '../domain/price-point-schema';
import type { PriceShelf } from '../ports';
import type { Database } from './database';

/** Makes the shelf of price lists on IndexedDB; a list that cannot be read is as if there were none. */
export function createPriceShelf(database: () => Promise<Database>): PriceShelf {
  return {
    async read(organization) {
      const parsed = priceListSchema.safeParse(
        await (await database()).get('prices', organization),
      );
      return parsed.success ? parsed.data : undefined;
    },
    async write(organization, prices) {
      await (await database()).put('prices', prices, organization);
    },
  };
}
