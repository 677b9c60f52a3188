/** What the browser says of who sent a message. */
export interface MessageSender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
}

/** This extension, as the browser names it. `origin` has no trailing slash. */
export interface Self {
  readonly id: string;
  readonly origin: string;
}

export type SenderKind = 'extension-page' | 'stranger';

/**
 * Decides who speaks. A page of ours has our id AND our origin AND is the top frame: content scripts
 * share our id, a framed page of ours shares our origin. `url` and "has a tab" prove nothing.
 */
export function classifySender(sender: MessageSender, self: Self): SenderKind {
  const isOurs = sender.id === self.id && sender.origin === self.origin;
  const isTopFrame = sender.frameId === undefined || sender.frameId === 0;
  return isOurs && isTopFrame ? 'extension-page' : 'stranger';
}

/**
 * Decides whether the background speaks, for its pages. Chromium gives its worker's messages an address
 * and no origin (measured, Chromium 156), so the address decides: a content script has its page's.
 */
export function isFromBackground(sender: MessageSender, self: Self): boolean {
  return sender.id === self.id && sender.url?.startsWith(`${self.origin}/`) === true;
}
