import { normalizeLabel } from '../domain/label-match';
import { attributeOf } from './dom';
import type { PageEye } from './page-eye';
import { isForeign, isInPanel } from './region';

/** What fields with an e-mail address are called. */
export const EMAIL_LABELS: ReadonlySet<string> = new Set(
  [
    ...[
      'email',
      'e-mail',
      'email address',
      'e-mail address',
      'mail',
      'primary email',
      'customer email',
    ],
    ...['requester email', 'contact email', 'work email'],
    ...['e-mail-adresse', 'emailadresse', 'e-mail adresse', 'email-adresse', 'mailadresse'],
    ...['correo', 'correo electrónico', 'dirección de correo electrónico', 'email del cliente'],
    ...['courriel', 'adresse e-mail', 'adresse email', 'adresse électronique', 'adresse courriel'],
    ...['e-mail do cliente', 'endereço de e-mail', 'endereço de email', 'correio eletrónico'],
  ].map(normalizeLabel),
);

const EMAIL = /^[^\s@<>()",;:]{1,64}@[^\s@<>()",;:]{1,255}$/;

/** A record has few addresses; a page with more is a list of people. */
const MOST = 20;

/** The e-mail addresses in fields of the record, outside of conversations and of the cards of agents. */
export function readEmails(eye: PageEye, never: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const add = (text: string) => {
    const address = text.trim();
    if (EMAIL.test(address) && found.size < MOST) found.add(address);
  };
  for (const spot of eye.spotsOf(EMAIL_LABELS).slice(0, MOST * 5)) {
    if (isForeign(spot.element, never)) continue;
    for (const { value, element } of eye.valuesAt(spot, EMAIL_LABELS)) {
      if (!isForeign(element, never)) add(value);
    }
  }
  for (const link of eye.find('a[href^="mailto:" i]', /mailto:/i).slice(0, MOST * 5)) {
    if (!isInPanel(link) || isForeign(link, never) || !eye.sight.shows(link)) continue;
    add(
      decoded(
        attributeOf(link, 'href')
          .replace(/^mailto:/i, '')
          .replace(/\?.*$/, ''),
      ),
    );
  }
  return [...found];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
