export interface Message {
  readonly by: 'customer' | 'agent';
  readonly at: string;
  readonly text: string;
  /** Fields that the writer pasted along, shown as a table in the message. */
  readonly pasted?: readonly Field[];
}

export interface Field {
  readonly label: string;
  readonly value: string;
}

/** What holds the customer panel: the page itself, a custom element's shadow root, or a frame. */
export type PanelPlace = 'page' | 'open-root' | 'closed-root' | 'frame' | 'foreign-frame';

export interface Ticket {
  readonly number: number;
  readonly subject: string;
  readonly status: 'Open' | 'Waiting' | 'New';
  readonly requester: string;
  readonly email: string;
  /** Absent on the ticket of somebody whom the desk could not match. */
  readonly customerId?: string;
  readonly plan: string;
  readonly since: string;
  readonly messages: readonly Message[];
  /** Where the customer panel lies when it is not in the page. */
  readonly panel?: PanelPlace;
  /** More of the customer panel. */
  readonly more?: readonly Field[];
  /** Shown in a card of their own, with an id that is no customer's. */
  readonly assignee?: { readonly name: string; readonly userId: string };
}

/** Who answers the tickets of the demo desk. */
export const agent = 'Robin Hale';

/** A message of the customer. */
export function fromCustomer(at: string, text: string, pasted?: readonly Field[]): Message {
  return { by: 'customer', at, text, ...(pasted === undefined ? {} : { pasted }) };
}

/** A message of the agent. */
export function fromAgent(at: string, text: string): Message {
  return { by: 'agent', at, text };
}
