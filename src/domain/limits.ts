/** How long an answer to a charge is waited for, in milliseconds; the vendor's server client waits 120 s. */
export const ANSWER_TIMEOUT = 90_000;
/** Between two signs of life while a charge is in flight: both browsers end a background idle for 30 s. */
export const HEARTBEAT_INTERVAL = 15_000;
/** How old a price may be at the press before it is read again. */
export const PRICE_FRESH_FOR = 5 * 60_000;
/** How long a look before the charge (price, payments so far) may take. */
export const LOOK_TIMEOUT = 3_000;
/** How long after the press a charge may still be sent: what was looked up for it is stale after that. */
export const PRESS_HOLDS_FOR = 15_000;
/** How long other reads of the API may take. */
export const READ_TIMEOUT = 15_000;
/** Largest answer to a charge that is read, in bytes. */
export const CHARGE_ANSWER_LIMIT = 256 * 1024;
/** Largest answer of a list that is read, in bytes: 5,000 price points take about 3 MB. */
export const LIST_ANSWER_LIMIT = 16 * 1024 * 1024;
/** How long an unsent form is kept for its tab. */
export const DRAFT_KEPT_FOR = 10 * 60_000;
/** How recent a charge must be for a reopened popup to show it first. */
export const RECENT_CHARGE = 2 * 60_000;
/** The button works only this long after the form was painted or its window regained the focus. */
export const ARMING_DELAY = 500;
/** Idle time after which the key is locked, in seconds as `idle.setDetectionInterval` wants it. */
export const LOCK_AFTER_IDLE_SECONDS = 15 * 60;
/** An order counts as new from this much before the snapshot on: the history may lag behind. */
export const HISTORY_LAG = 2 * 60_000;
/** Later than this after the charge, an order of the same amount is somebody's next purchase. */
export const EVIDENCE_WINDOW = 12 * 60 * 60_000;
/** A charge of the same within this time is asked about before another is sent (rule 5). */
export const REPEAT_WINDOW = 24 * 60 * 60_000;
/** Before a charge is open this long nobody may say that it was not made. */
export const MARK_NOT_CHARGED_AFTER = 30 * 60_000;
/** How long a verdict by an agent's word is watched for contrary evidence (rule 9). */
export const WATCHED_FOR = 7 * 24 * 60 * 60_000;
/** After its outcome every sent charge is looked up once in the payment history (rule 2). */
export const SECOND_CHARGE_LOOK = 90_000;
/** Longest note, in characters. */
export const NOTE_LIMIT = 500;
