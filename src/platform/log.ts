import type { Log } from '../ports';

/** Makes the one logger. It writes where something broke and the error's class, never its text, which may quote data. */
export function createLog(): Log {
  return {
    bug: (where) => (error) => {
      console.error('chargehand', where, error instanceof Error ? error.name : 'error');
      return undefined;
    },
  };
}
