import { sourcesIn, testsIn, type Group } from '../group';

/** The form of the popup, from its first fill to the outcome of its press. */
export const popup: Readonly<Record<string, Group>> = {
  popup: {
    sources: sourcesIn(
      'popup',
      'press-charge',
      'follow-charge',
      'fill-customer',
      'page-lock',
      'prefill-customer',
      'watch-page',
      'answer-move',
      'edit-form',
      'use-press-gate',
      'open-popup',
      'leave-charge',
      'form',
    ),
    tests: [
      ...testsIn(
        'popup',
        'press-charge',
        'follow-charge',
        'fill-customer',
        'page-lock-rules',
        'page-moves',
        'edit-form',
        'open-popup',
        'leave-charge',
        'form',
      ),
      'test/unit/popup/use-press-gate.test.tsx',
    ],
    least: 85,
  },
};
