// Longer than most files: it is one table, and reads best in one place.
import type { Reply } from './answer';

/** What the sandbox does with a charge of a customer, once the order is made or not made. */
export type Conduct =
  | {
      readonly does: 'report';
      readonly fields?: Readonly<Record<string, unknown>>;
      readonly status?: number;
    }
  | {
      readonly does: 'refuse';
      readonly status: number;
      readonly code: string;
      readonly msg: string;
    }
  | ({ readonly does: 'send' } & Reply)
  | { readonly does: 'report late' | 'cut late'; readonly unitMs: number }
  | { readonly does: 'answer its number' }
  | { readonly does: 'hold' | 'hold the order' | 'say nothing' | 'go dead' | 'flood' }
  | { readonly does: 'stop halfway' | 'hang halfway' }
  | { readonly does: 'cut' | 'cut the first' | 'go away' | 'reset' };

/** A customer whose id alone decides how a charge goes; `<N>` in the id stands for a number. */
export interface NamedCustomer {
  readonly id: string;
  readonly says: string;
  readonly charged: 'succeeded' | 'processing' | 'nothing';
  readonly conduct: Conduct;
}

const html = 'text/html; charset=utf-8';
const json = 'application/json';

/** Every customer of the sandbox; the part of an external id before the first dot picks the row. */
export const namedCustomers: readonly NamedCustomer[] = [
  {
    id: 'usr_succeeds',
    says: 'The charge succeeds at once.',
    charged: 'succeeded',
    conduct: { does: 'report' },
  },
  {
    id: 'usr_processing',
    says: 'The charge is taken as processing and settles some 20 seconds later.',
    charged: 'processing',
    conduct: { does: 'report', fields: { checkout_status: 'processing' } },
  },
  {
    id: 'usr_fails',
    says: 'The card is declined for insufficient funds.',
    charged: 'nothing',
    conduct: {
      does: 'report',
      fields: {
        checkout_status: 'failed',
        failed_message_for_user: 'Your card has insufficient funds.',
      },
    },
  },
  {
    id: 'usr_cancels',
    says: 'The payment is cancelled and nothing is charged.',
    charged: 'nothing',
    conduct: { does: 'report', fields: { checkout_status: 'cancelled' } },
  },
  {
    id: 'usr_authenticates',
    says: 'The bank wants the customer to authenticate, so nothing is charged yet.',
    charged: 'nothing',
    conduct: {
      does: 'report',
      fields: { checkout_status: 'processing', action_required_token: 'act_3ds_6f1d20c4' },
    },
  },
  {
    id: 'usr_owns_it',
    says: 'The customer already owns what is sold.',
    charged: 'nothing',
    conduct: {
      does: 'refuse',
      status: 200,
      code: 'double_purchase',
      msg: 'The customer already has this product.',
    },
  },
  {
    id: 'usr_unknown',
    says: 'No such customer, as for every id that this list does not hold.',
    charged: 'nothing',
    conduct: {
      does: 'refuse',
      status: 400,
      code: 'invalid_customer',
      msg: 'No customer with this external_id.',
    },
  },
  {
    id: 'usr_wrong_key',
    says: 'The secret key is refused whatever it is.',
    charged: 'nothing',
    conduct: {
      does: 'refuse',
      status: 401,
      code: 'unauthorized',
      msg: 'The secret key is not valid.',
    },
  },
  {
    id: 'usr_slow_<N>s',
    says: 'Charges at once and answers succeeded after N seconds.',
    charged: 'succeeded',
    conduct: { does: 'report late', unitMs: 1000 },
  },
  {
    id: 'usr_held',
    says: 'Charges at once and answers only when the test releases it.',
    charged: 'succeeded',
    conduct: { does: 'hold' },
  },
  {
    id: 'usr_held_order',
    says: 'Charges, and answers, only when the test releases it.',
    charged: 'succeeded',
    conduct: { does: 'hold the order' },
  },
  {
    id: 'usr_never',
    says: 'Charges at once and never answers.',
    charged: 'succeeded',
    conduct: { does: 'say nothing' },
  },
  {
    id: 'usr_cut_before',
    says: 'The connection is cut before anything is charged.',
    charged: 'nothing',
    conduct: { does: 'cut' },
  },
  {
    id: 'usr_cut_after',
    says: 'Charges, then the connection is cut without an answer.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
  },
  {
    id: 'usr_500',
    says: 'Charges, then answers an internal error.',
    charged: 'succeeded',
    conduct: {
      does: 'refuse',
      status: 500,
      code: 'internal_error',
      msg: 'Something went wrong on our side.',
    },
  },
  {
    id: 'usr_502',
    says: 'A proxy answers 502 with a web page and nothing is charged.',
    charged: 'nothing',
    conduct: {
      does: 'send',
      status: 502,
      type: html,
      text: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    },
  },
  {
    id: 'usr_rubbish',
    says: 'Charges, then answers 200 with a web page instead of JSON.',
    charged: 'succeeded',
    conduct: {
      does: 'send',
      status: 200,
      type: html,
      text: '<!doctype html><title>Sign in to the Wi-Fi</title><h1>Welcome to the guest network</h1>',
    },
  },
  {
    id: 'usr_half',
    says: 'Charges, sends half of the answer, then the connection is cut.',
    charged: 'succeeded',
    conduct: { does: 'stop halfway' },
  },
  {
    id: 'usr_half_hangs',
    says: 'Charges, sends half of the answer, then nothing more.',
    charged: 'succeeded',
    conduct: { does: 'hang halfway' },
  },
  {
    id: 'usr_empty',
    says: 'Charges, then answers 200 with an empty body.',
    charged: 'succeeded',
    conduct: { does: 'send', status: 200, type: json, text: '' },
  },
  {
    id: 'usr_no_order',
    says: 'The charge succeeds and the answer names no order.',
    charged: 'succeeded',
    conduct: { does: 'report', fields: { order_id: null } },
  },
  {
    id: 'usr_unknown_status',
    says: 'Charges, then answers with a status that nobody has heard of.',
    charged: 'succeeded',
    conduct: { does: 'report', fields: { checkout_status: 'weird' } },
  },
  {
    id: 'usr_cut_after_<N>ms',
    says: 'Charges at once, then the connection is cut after N milliseconds.',
    charged: 'succeeded',
    conduct: { does: 'cut late', unitMs: 1 },
  },
  {
    id: 'usr_cut_first',
    says: 'Charges and cuts the first request; charges and answers every later one.',
    charged: 'succeeded',
    conduct: { does: 'cut the first' },
  },
  {
    id: 'usr_dead_line',
    says: 'Charges, then the connection stays open and carries nothing any more.',
    charged: 'succeeded',
    conduct: { does: 'go dead' },
  },
  {
    id: 'usr_reset',
    says: 'Charges, then breaks off this one request with an internal error of HTTP/2.',
    charged: 'succeeded',
    conduct: { does: 'reset' },
  },
  {
    id: 'usr_goaway',
    says: 'Charges, then says over HTTP/2 that it saw no request, and hangs up.',
    charged: 'succeeded',
    conduct: { does: 'go away' },
  },
  {
    id: 'usr_answers_<N>',
    says: 'Charges, then answers an error with HTTP status N.',
    charged: 'succeeded',
    conduct: { does: 'answer its number' },
  },
  {
    id: 'usr_refuses_<N>',
    says: 'Refuses with HTTP status N and charges nothing.',
    charged: 'nothing',
    conduct: { does: 'answer its number' },
  },
  {
    id: 'usr_created',
    says: 'The charge succeeds, with HTTP status 201.',
    charged: 'succeeded',
    conduct: { does: 'report', status: 201 },
  },
  {
    id: 'usr_token_failed',
    says: 'Answers failed, yet with a token: the customer has to authenticate first.',
    charged: 'nothing',
    conduct: {
      does: 'report',
      fields: { checkout_status: 'failed', action_required_token: 'act_3ds_c81d7f05' },
    },
  },
  {
    id: 'usr_portal',
    says: 'A captive portal answers with its sign-in page and nothing is charged.',
    charged: 'nothing',
    conduct: {
      does: 'send',
      status: 200,
      type: html,
      text: '<!doctype html><title>Sign in to the Wi-Fi</title><h1>Welcome to the guest network</h1>',
    },
  },
  {
    id: 'usr_408',
    says: 'Charges, then answers that the request took too long.',
    charged: 'succeeded',
    conduct: { does: 'refuse', status: 408, code: 'request_timeout', msg: 'Request Timeout' },
  },
  {
    id: 'usr_421',
    says: 'Charges, then answers that the request was misdirected.',
    charged: 'succeeded',
    conduct: { does: 'refuse', status: 421, code: 'misdirected', msg: 'Misdirected Request' },
  },
  {
    id: 'usr_redirect',
    says: 'Sends the request on to another address and charges nothing.',
    charged: 'nothing',
    conduct: {
      does: 'send',
      status: 307,
      type: html,
      text: '',
      headers: { location: 'https://desk.acme.test/' },
    },
  },
  {
    id: 'usr_huge',
    says: 'Charges, then answers with 50 megabytes.',
    charged: 'succeeded',
    conduct: { does: 'flood' },
  },
  {
    id: 'usr_no_status',
    says: 'Charges, then answers without a status.',
    charged: 'succeeded',
    conduct: { does: 'report', fields: { checkout_status: undefined } },
  },
  {
    id: 'usr_number_status',
    says: 'Charges, then answers with a number for a status.',
    charged: 'succeeded',
    conduct: { does: 'report', fields: { checkout_status: 1 } },
  },
  {
    id: 'usr_odd_fields',
    says: 'The charge succeeds; other fields are missing, mistyped or new.',
    charged: 'succeeded',
    conduct: {
      does: 'report',
      fields: { action_required_token: undefined, failed_message_for_user: 7, risk: { score: 3 } },
    },
  },
  {
    id: 'usr_token_succeeded',
    says: 'Answers succeeded, yet with a token: the customer has to authenticate first.',
    charged: 'nothing',
    conduct: { does: 'report', fields: { action_required_token: 'act_3ds_90b7e21d' } },
  },
];

/** A customer as found: the row of the table and the number that stood for `<N>`. */
export interface FoundCustomer {
  readonly customer: NamedCustomer;
  readonly number: number;
}

/** Finds the row that an external id picks, `usr_succeeds.t17` being a fresh `usr_succeeds`. */
export function findNamedCustomer(externalId: string): FoundCustomer | undefined {
  const name = externalId.split('.', 1)[0] ?? '';
  for (const customer of namedCustomers) {
    const match = new RegExp(`^${customer.id.replace('<N>', '(\\d{1,6})')}$`).exec(name);
    if (match) return { customer, number: Number(match[1] ?? 0) };
  }
  return undefined;
}
