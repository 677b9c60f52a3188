/** How long an answer to a charge is waited for, in milliseconds; the payment provider behind takes 90 s at most. */
export const ANSWER_TIMEOUT = 130_000;
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
/** The clocks behind one address may differ by so much, in milliseconds. */
export const SERVERS_DISAGREE = 5_000;
/** Later than this after a charge whose outcome was lost, an order of the same amount is somebody's next purchase. */
export const EVIDENCE_WINDOW = 12 * 60 * 60_000;
/** The same after a charge that the server answered: its second delivery is carried out by then, or never. */
export const REPEAT_ARRIVES_WITHIN = 10 * 60_000;
/** A charge of the same within this time is asked about before another is sent (rule 5). */
export const REPEAT_WINDOW = 24 * 60 * 60_000;
/** Before a charge is open this long nobody may say that it was not made. */
export const MARK_NOT_CHARGED_AFTER = 30 * 60_000;
/** How long the customer has to authenticate: until then nobody may say that the charge was not made. */
export const AUTHENTICATION_LIVES = 60 * 60_000;
/** For so long an open charge is looked up, though its sources answer with nothing but errors. */
export const LOOKS_END_AFTER = 30 * 24 * 60 * 60_000;
/** For so long a lost charge that was denied lends its idempotency key to the next charge of the same. */
export const KEY_LENT_FOR = 24 * 60 * 60_000;
/** How long a verdict by an agent's word is watched for contrary evidence (rule 9). */
export const WATCHED_FOR = 7 * 24 * 60 * 60_000;
/** So long after its outcome every sent charge is looked up for the first time (rule 2). */
export const SECOND_CHARGE_LOOK = 90_000;
/** A server tells its time in steps of so many milliseconds. */
export const CLOCK_STEP = 1_000;
/** Longest note, in characters. */
export const NOTE_LIMIT = 500;
/**
 * How long the browser may take to set an alarm, a badge or a notification, in milliseconds. It takes a
 * few; a press waits for two of these calls at most, and has to be sent within 15 s.
 */
export const BROWSER_ACTS_WITHIN = 2_000;
/** How long the browser may take to say what it knows: a permission, the session's memory, a tab. A busy machine takes a second. */
export const BROWSER_TELLS_WITHIN = 5_000;
/** How long a page of ours may take to say that it shows a charge: it does so in milliseconds, and one that hangs must not keep the outcome from the agent. */
export const PAGE_ANSWERS_WITHIN = 1_000;
/** How long opening the database may take, an update of its layout among it; the next call tries again. */
export const DATABASE_OPENS_WITHIN = 10_000;
/** How long one transaction may take, in milliseconds: reading ten thousand charges takes seconds. Then it is aborted. */
export const DATABASE_ANSWERS_WITHIN = 60_000;
/** How long the first work of a life may keep pages waiting: it protects no charge, the journal does. */
export const WAKES_WITHIN = 15_000;
/** How long one piece of work may keep the background alive. A charge takes three minutes at most: what takes longer hangs. */
export const WORK_ENDS_WITHIN = 5 * 60_000;
/**
 * No alarm is set further ahead while something is pending. An alarm follows the device's clock: set while
 * that was ahead, it rings this much later at most, beside the time by which the clock was set back.
 */
export const FURTHEST_ALARM = 60 * 60_000;
