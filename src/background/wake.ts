import type { Clock, Journal } from '../ports';
import { keepWatch, underAlarm, type KeepWatchPorts } from './keep-watch';

export type WakePorts = KeepWatchPorts & {
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'open' | 'append'>;
  readonly life: string;
};

/** The first thing each life of the background does. Nothing is sent. */
export async function wake(ports: WakePorts): Promise<void> {
  await giveUpWaiting(ports);
  await keepWatch(ports);
}

/**
 * A charge that an earlier life was sending when it ended has an unknown outcome, since the request was
 * out or about to be (rule 3). A disk that fails leaves it to the next round of looks.
 */
export async function giveUpWaiting(ports: WakePorts): Promise<void> {
  const { clock, journal, life } = ports;
  const { charges } = await underAlarm(ports, () => journal.open());
  for (const { request, state, events } of charges) {
    const isFromEarlierLife = events.some(
      (event) => event.type === 'sending' && event.life !== life,
    );
    if (state === 'sending' && isFromEarlierLife) {
      const at = clock.now();
      await journal.append(request.chargeId, {
        type: 'lost',
        at,
        why: 'background-ended',
        httpStatus: null,
      });
    }
  }
}
