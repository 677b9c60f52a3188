import type { LossReason } from '../../domain/charge-event';
import type { MessageKey } from '../../ui/words';

/** Why an outcome is not known. `$1` is the HTTP status, where there was one. */
export const lossWords = {
  timeout: 'lostTimeout',
  network: 'lostNetwork',
  'too-large': 'lostTooLarge',
  'not-json': 'lostNotJson',
  'http-status': 'lostHttpStatus',
  'not-understood': 'lostNotUnderstood',
  'background-ended': 'lostBackgroundEnded',
  repeated: 'lostRepeated',
  'already-owned': 'lostAlreadyOwned',
} as const satisfies Record<LossReason, MessageKey>;
