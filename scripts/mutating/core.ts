/** One part of the core: the sources that are mutated and the unit tests that are to notice. */
export interface Group {
  readonly sources: readonly string[];
  readonly tests: readonly string[];
}

/** The core, on which the promise rests. Paths are those of the repository. */
export const core: Readonly<Record<string, Group>> = {
  step: {
    sources: ['src/domain/step-charge.ts'],
    tests: ['test/unit/domain/step-charge.test.ts', 'test/unit/domain/charge.test.ts'],
  },
  guard: {
    sources: ['src/domain/charge-guard.ts'],
    tests: ['test/unit/domain/charge-guard.test.ts'],
  },
  evidence: {
    sources: [
      'src/domain/evidence.ts',
      'src/domain/new-orders.ts',
      'src/domain/charge-order.ts',
      'src/domain/look-schedule.ts',
      'src/domain/finding.ts',
      'src/domain/customer-books.ts',
    ],
    tests: [
      'test/unit/domain/evidence.test.ts',
      'test/unit/domain/new-orders.test.ts',
      'test/unit/domain/charge.test.ts',
      'test/unit/domain/look-schedule.test.ts',
    ],
  },
  answer: {
    sources: [
      'src/billing/read-charge-answer.ts',
      'src/billing/error-envelope.ts',
      'src/billing/read-payments.ts',
      'src/billing/read-assets.ts',
    ],
    tests: [
      'test/unit/billing/read-charge-answer.test.ts',
      'test/unit/billing/read-payments.test.ts',
      'test/unit/billing/read-assets.test.ts',
    ],
  },
  sender: {
    sources: ['src/protocol/sender.ts'],
    tests: ['test/unit/protocol/sender.test.ts'],
  },
  seal: {
    sources: ['src/platform/seal.ts'],
    tests: [
      'test/unit/platform/seal.test.ts',
      'test/unit/platform/sealed-before.test.ts',
      'test/unit/platform/wrap-key.test.ts',
    ],
  },
};
