import type { CommandName, Commands } from './commands';
import type { Answer, Envelope } from './envelope';

/** Asks the background; rejects only when it cannot be reached or has a bug. It never asks twice. */
export type Ask = <Name extends CommandName>(
  command: Name,
  request: Commands[Name]['request'],
) => Promise<Commands[Name]['reply']>;

/** Makes the asking function from the browser's way to send a message. */
export function createClient(send: (message: Envelope) => Promise<unknown>): Ask {
  return async (command, request) => {
    const answer = (await send({ command, request })) as Answer<typeof command> | undefined;
    if (answer === undefined) throw new Error('no answer from the background');
    if (!answer.ok) throw new Error(answer.error);
    return answer.reply;
  };
}
