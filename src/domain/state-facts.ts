/** What one state of a charge means. Everything that asks about states reads it here, so that none is forgotten. */
export interface StateFacts {
  /** Somebody has to resolve it: the customer is claimed, and cannot be charged again (rule 4). */
  readonly isOpen: boolean;
  /** What is known of the customer's money. `not-moved` also holds where nothing *more* was charged. */
  readonly money: 'moved' | 'not-moved' | 'unknown';
  /** A charge of the same within 24 hours asks **Charge again?** because of it (rule 5). */
  readonly warnsOfRepeat: boolean;
  /** Told that nothing was charged, an agent has to be told when an order shows that may be this charge's. */
  readonly isDenial: boolean;
  /**
   * How it is looked up: until somebody `resolves` it; a few times after the server's `answer`; for seven days,
   * where an agent's `word` decided; or `never`, since there is nothing to find.
   */
  readonly lookUps: 'waiting' | 'resolve' | 'confirm' | 'answer' | 'word' | 'never';
}

/** Every state of a charge. A new one compiles only once each fact of it is given. */
export const stateFacts = {
  sending: {
    isOpen: true,
    money: 'unknown',
    warnsOfRepeat: false,
    isDenial: false,
    lookUps: 'waiting',
  },
  'not-sent': {
    isOpen: false,
    money: 'not-moved',
    warnsOfRepeat: false,
    isDenial: false,
    lookUps: 'never',
  },
  succeeded: {
    isOpen: false,
    money: 'moved',
    warnsOfRepeat: true,
    isDenial: false,
    lookUps: 'answer',
  },
  failed: {
    isOpen: false,
    money: 'not-moved',
    warnsOfRepeat: false,
    isDenial: true,
    lookUps: 'answer',
  },
  cancelled: {
    isOpen: false,
    money: 'not-moved',
    warnsOfRepeat: false,
    isDenial: true,
    lookUps: 'answer',
  },
  refused: {
    isOpen: false,
    money: 'not-moved',
    warnsOfRepeat: false,
    isDenial: true,
    lookUps: 'answer',
  },
  /** The server denied it, and may have answered the browser's second delivery: look-ups have to confirm that. */
  unconfirmed: {
    isOpen: true,
    money: 'unknown',
    warnsOfRepeat: false,
    isDenial: false,
    lookUps: 'confirm',
  },
  processing: {
    isOpen: true,
    money: 'unknown',
    warnsOfRepeat: true,
    isDenial: false,
    lookUps: 'resolve',
  },
  authenticating: {
    isOpen: true,
    money: 'unknown',
    warnsOfRepeat: false,
    isDenial: false,
    lookUps: 'resolve',
  },
  unknown: {
    isOpen: true,
    money: 'unknown',
    warnsOfRepeat: false,
    isDenial: false,
    lookUps: 'resolve',
  },
  'charged-twice': {
    isOpen: true,
    money: 'moved',
    warnsOfRepeat: true,
    isDenial: false,
    lookUps: 'never',
  },
  /** Its key was an earlier charge's, and the server answered that charge's order: nothing more was charged. */
  'already-charged': {
    isOpen: false,
    money: 'not-moved',
    warnsOfRepeat: false,
    isDenial: false,
    lookUps: 'never',
  },
  'marked-charged': {
    isOpen: false,
    money: 'moved',
    warnsOfRepeat: true,
    isDenial: false,
    lookUps: 'word',
  },
  'marked-not-charged': {
    isOpen: false,
    money: 'not-moved',
    warnsOfRepeat: false,
    isDenial: true,
    lookUps: 'word',
  },
} as const satisfies Record<string, StateFacts>;

export type ChargeState = keyof typeof stateFacts;

/** Every state, in the order of the table. */
export const CHARGE_STATES = Object.keys(stateFacts) as readonly ChargeState[];

/** True while somebody has to settle it: the customer is blocked for another charge (rule 4). */
export function isOpen(state: ChargeState | 'ready'): boolean {
  return state !== 'ready' && stateFacts[state].isOpen;
}
