import type { NoteOutcome } from './ledger';
import type { AnyRequest, Exchange } from './tls-server';

/** How far a charge request gets before its connection is cut: the server never has it whole. */
export interface CutShort {
  readonly at: 'headers' | 'body';
  readonly afterMs: number;
}

/** Cuts a connection under a request whose body has not been read, or only begun. */
export async function cutShort(
  { request, cut }: Exchange,
  { at }: CutShort,
  pause: Promise<void>,
  note: NoteOutcome,
): Promise<void> {
  if (at === 'body') await firstBytes(request);
  await pause;
  note('cut');
  cut();
}

async function firstBytes(request: AnyRequest): Promise<void> {
  await new Promise<void>((resolve) => {
    request.once('data', () => {
      resolve();
    });
  });
}
