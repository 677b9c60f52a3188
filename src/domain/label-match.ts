/**
 * Label texts of the customer's ID that are known everywhere, as `normalizeLabel` leaves them. The
 * reader in the page is told them and carries none: that is what the mark is for.
 */
export const KNOWN_LABELS: readonly string[] = /* @__PURE__ */ knownLabels();

function knownLabels(): readonly string[] {
  return [
    // English, and the names of the fields themselves
    ...['customer', 'external', 'user', 'unique external', 'client', 'account', 'member'].map(
      (owner) => `${owner} id`,
    ),
    'subscriber id',
    'funnelfox id',
    'external_id',
    'user_id',
    'customer_id',
    // German, in the spellings with a hyphen, a space, and in one word
    ...['kunden', 'benutzer', 'nutzer', 'konto', 'mitglieds', 'mitglied', 'abonnenten'].flatMap(
      (owner) => [`${owner}-id`, `${owner} id`],
    ),
    'kundennummer',
    'kundennr.',
    'kunden-nr.',
    'kunden-nummer',
    'mitgliedsnummer',
    'mitglieds-nr.',
    'externe id',
    'eindeutige externe id',
    'funnelfox-id',
    // Spanish
    ...[
      'de cliente',
      'del cliente',
      'de usuario',
      'del usuario',
      'de cuenta',
      'de la cuenta',
    ].flatMap((owner) => [`id ${owner}`, `identificador ${owner}`]),
    ...['de miembro', 'del miembro', 'de suscriptor', 'del suscriptor'].map(
      (owner) => `id ${owner}`,
    ),
    'número de cliente',
    'n.º de cliente',
    'id externo',
    'identificador externo',
    'id externo único',
    'id único externo',
    'id de funnelfox',
    // French
    ...['client', 'utilisateur', 'compte', 'membre', 'abonné'].flatMap((owner) => [
      `id ${owner}`,
      `identifiant ${owner}`,
    ]),
    ...[
      'du client',
      "de l'utilisateur",
      'du compte',
      'de compte',
      'du membre',
      "de l'abonné",
    ].flatMap((owner) => [`id ${owner}`, `identifiant ${owner}`]),
    'numéro client',
    'numéro de client',
    'n° client',
    'n° de client',
    'id externe',
    'identifiant externe',
    'id externe unique',
    'identifiant externe unique',
    'id funnelfox',
    // Portuguese
    ...['do cliente', 'do usuário', 'de usuário', 'do utilizador', 'de utilizador'].flatMap(
      (owner) => [`id ${owner}`, `identificador ${owner}`],
    ),
    ...['da conta', 'de conta', 'do membro', 'de membro', 'do assinante', 'de assinante'].map(
      (owner) => `id ${owner}`,
    ),
    'id do subscritor',
    'número do cliente',
    'n.º do cliente',
    'nº do cliente',
    'id externo exclusivo',
    'id do funnelfox',
  ];
}

/** Longer texts are prose. */
const LONGEST_LABEL = 100;

/** Indented sources have long blanks around a label; more than this is not looked at. */
const LONGEST_TEXT = 400;

/** A text as labels are compared: case, stars, colons, question marks and blanks do not count. Empty when it is none. */
export function normalizeLabel(text: string): string {
  if (text.length > LONGEST_TEXT) return '';
  const words = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('\u2019', "'")
    .replace(/^[ *:?]+|[ *:?\uff1a\uff1f]+$/g, '');
  return words.length > LONGEST_LABEL ? '' : words.toLowerCase();
}

/**
 * Finds labels anywhere in a longer text that `evenBlanks` has gone over; what it finds has yet to be
 * compared. Of plain words only: with classes of blanks or lookarounds in it, a page of 100,000 nodes
 * takes thirty milliseconds instead of two.
 */
export function labelPattern(labels: Iterable<string>): RegExp {
  const sources = [...labels]
    .filter((label) => label !== '')
    .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(sources.length === 0 ? '(?!)' : sources.join('|'), 'gi');
}

/** A text with the blanks and apostrophes that labels are compared by. */
export function evenBlanks(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u2019', "'");
}
