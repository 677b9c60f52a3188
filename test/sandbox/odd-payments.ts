/** Rows that a payment history may hold by the contract and that a reader may stumble over. */
export const oddPayments = {
  'no time': { created_at: '' },
  'a refund in powers of ten': { refunded: '0E-8' },
  'no amount': { amount: null },
  'an amount finer than the currency': { amount: '0.9901' },
} as const satisfies Record<string, Readonly<Record<string, unknown>>>;
