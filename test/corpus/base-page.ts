/** Where a trick may put something on a page. */
export type Place =
  /** Before the record, where an app keeps what it does not show. */
  | 'elsewhere'
  /** Among the fields of the customer's record. */
  | 'record'
  /** What the customer wrote; comes into the page as the help desk's cleaned HTML. */
  | 'message'
  /** The reply that the agent is writing. */
  | 'composer'
  /** The card of the agent who has the ticket. */
  | 'agent';

export type Plants = Readonly<Partial<Record<Place, string>>>;

/** The parts of a page, as HTML. */
export interface PageParts {
  readonly elsewhere: string;
  readonly fields: string;
  readonly messages: readonly string[];
  readonly composer: string;
  readonly agent: string;
}

/** A generated page in the shape of one kind of help desk. */
export interface BasePage {
  readonly name: string;
  /** The address that site cards are chosen by. */
  readonly url: string;
  /** What it calls the customer's ID. */
  readonly label: string;
  /** One labelled field of the record, as this help desk draws it. */
  field(label: string, value: string): string;
  /** The customer's record around its fields. */
  record(fields: string): string;
  /** The whole document's body. */
  body(parts: PageParts): string;
}

/** The customer of every page. */
export const TRUE_ID = 'usr_9f31c2';
/** The customer whom a trick wants to be charged. */
export const VICTIM_ID = 'usr_77ab01';
export const VICTIM_EMAIL = 'victim@example.test';

/** Draws a page; without `customerId` its record has no field for the ID. */
export function renderPage(base: BasePage, customerId: string | null, plants: Plants): string {
  const fields = [
    base.field('Name', 'Ana Lopez'),
    base.field('E-mail', 'ana@example.test'),
    ...(customerId === null ? [] : [base.field(base.label, customerId)]),
    base.field('Plan', 'Premium'),
    base.field('Order', 'ORD-48213'),
    plants.record ?? '',
  ];
  return documentOf(
    base.name,
    base.body({
      elsewhere: plants.elsewhere ?? '',
      fields: fields.join('\n'),
      messages: [
        '<p>Hello, my last payment did not go through.</p>',
        `<p>Is there any news?</p>${plants.message ?? ''}`,
        '<p>Thank you for writing to us. We look into it.</p>',
      ],
      composer: plants.composer ?? '<p>Dear Ana,</p>',
      agent: plants.agent ?? '<span>Kim Park</span>',
    }),
  );
}

/** As an application builds it: no blanks between elements. */
export const withoutBlanks = (html: string): string => html.replace(/>\s+</g, '><');

export function documentOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title>
<style>body { font: 14px sans-serif; margin: 0 } .app { display: flex } .app > * { flex: 1 }</style></head>
<body>
${body}
</body>
</html>`;
}

/** An element's id that is the same for the same field on every run. */
export function fieldId(label: string, value: string): string {
  return `${label}-${value}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
