import type { Currency, Money } from '../../../src/domain/money';

const USD: Currency = { code: 'USD', minorUnits: 2, symbol: '$' };

export function fastMoney(decimal: string): Money {
  return { minor: Math.round(Number(decimal) * 100), currency: USD };
}
