import type { CommandName, Commands } from './commands';

/** A message to the background. */
export interface Envelope<Name extends CommandName = CommandName> {
  readonly command: Name;
  readonly request: Commands[Name]['request'];
}

/** What comes back: the command's reply, or that there was a bug. Expected failures are values inside `reply`. */
export type Answer<Name extends CommandName = CommandName> =
  | { readonly ok: true; readonly reply: Commands[Name]['reply'] }
  | { readonly ok: false; readonly error: 'unknown-command' | 'bad-request' | 'internal' };

/** What the background tells whatever page of ours is open. */
export type News =
  /** That charge has news: read it again. */
  | { readonly news: 'charge-changed'; readonly chargeId: string }
  /** The session is forgotten: what is on the screen must go too. */
  | { readonly news: 'locked' };

/** What a page of ours does about news. */
export interface NewsHandlers {
  /** Says whether this page shows that charge. */
  readonly chargeChanged: (chargeId: string) => boolean;
  readonly locked: () => void;
}
