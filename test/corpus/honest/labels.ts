/** What help desks call the customer's ID, written as people write it. */
export const ENGLISH_LABELS: readonly string[] = [
  'Customer ID',
  'External ID',
  'User ID',
  'Unique external ID',
  'Client ID',
  'Account ID',
  'Member ID',
  'Subscriber ID',
  'FunnelFox ID',
  'external_id',
  'user_id',
  'customer_id',
];

export const OTHER_LABELS: readonly string[] = [
  'Kunden-ID',
  'Externe ID',
  'Benutzer-ID',
  'Konto-ID',
  'Mitglieds-ID',
  'ID de cliente',
  'ID del cliente',
  'ID externo',
  'ID de usuario',
  'ID de cuenta',
  'ID client',
  'ID du client',
  'Identifiant client',
  'ID externe',
  'ID utilisateur',
  'ID do cliente',
  'ID do usuário',
  'ID da conta',
];

type Decorate = (text: string) => string;

/** What stands around a label's text. */
export const LABEL_DECORATIONS: readonly (readonly [name: string, decorate: Decorate])[] = [
  ['plain', (text) => text],
  ['colon', (text) => `${text}:`],
  ['spaced colon', (text) => `\n      ${text}&nbsp;:\n    `],
  ['star', (text) => `${text} *`],
  ['star of its own', (text) => `${text}<abbr title='required'>*</abbr>`],
  ['upper case', (text) => text.toUpperCase()],
  ['upper case by style', (text) => `<span style='text-transform:uppercase'>${text}</span>`],
  ['nested', (text) => `<span><b>${text}</b></span>`],
  [
    'icon',
    (text) =>
      `<svg width='12' height='12' aria-hidden='true'><path d='M0 0h9v9z'></path></svg>${text}`,
  ],
  ['tooltip', (text) => `${text}<sup title='As in the shop'>?</sup>`],
  ['hard space', (text) => text.replace(' ', '&nbsp;')],
];
