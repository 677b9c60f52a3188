// Longer than most files: it is one table, and reads best in one place.
import type { NamedCustomer } from './conduct';

const html = 'text/html; charset=utf-8';
const json = 'application/json';
const gatewayPage = {
  status: 504,
  type: html,
  text: '<html><head><title>Gateway</title></head><body><h1>The gateway gave up</h1></body></html>',
};
const doublePurchase = {
  does: 'refuse',
  status: 200,
  code: 'double_purchase',
  msg: 'The customer already has this product.',
} as const;
const ownFault = {
  status: 200,
  code: 'internal_error',
  msg: 'Something went wrong on our side.',
} as const;
const keyReused = {
  does: 'refuse',
  status: 409,
  code: 'idempotency_key_reused',
  msg: 'The idempotency key was used before.',
} as const;
const declined = {
  checkout_status: 'failed',
  failed_message_for_user: 'Your card has insufficient funds.',
};
const duplicate = {
  checkout_status: 'failed',
  failed_message_for_user: 'Duplicate transaction.',
};
const authenticating = { checkout_status: 'processing', action_required_token: 'act_3ds_2e8b61f9' };
const succeeds = { charged: 'succeeded', conduct: { does: 'report' } } as const;

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
    outcome: { checkout_status: 'processing' },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_fails',
    says: 'The card is declined for insufficient funds.',
    charged: 'nothing',
    outcome: declined,
    conduct: { does: 'report' },
  },
  {
    id: 'usr_cancels',
    says: 'The payment is cancelled and nothing is charged.',
    charged: 'nothing',
    outcome: { checkout_status: 'cancelled' },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_authenticates',
    says: 'The bank wants the customer to authenticate, so nothing is charged yet.',
    charged: 'nothing',
    outcome: { checkout_status: 'processing', action_required_token: 'act_3ds_6f1d20c4' },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_owns_it',
    says: 'Has had a subscription and a lifetime pass for a year; everything is refused as owned.',
    charged: 'nothing',
    conduct: doublePurchase,
    owns: ['monthly', 'lifetime-pass'],
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
    conduct: { does: 'refuse', ...ownFault, status: 500 },
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
    outcome: { order_id: null },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_unknown_status',
    says: 'Charges, then answers with a status that nobody has heard of.',
    charged: 'succeeded',
    outcome: { checkout_status: 'weird' },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_cut_after_<N>ms',
    says: 'Charges at once, then the connection is cut after N milliseconds.',
    charged: 'succeeded',
    conduct: { does: 'cut late', unitMs: 1 },
  },
  {
    id: 'usr_cut_first',
    says: 'Charges and cuts the first request; charges every later one that is not guarded.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
    later: succeeds,
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
    conduct: { does: 'answer its number', lists: true },
  },
  {
    id: 'usr_refuses_<N>',
    says: 'Refuses with HTTP status N and charges nothing.',
    charged: 'nothing',
    conduct: { does: 'answer its number', lists: true },
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
    outcome: { checkout_status: 'failed', action_required_token: 'act_3ds_c81d7f05' },
    conduct: { does: 'report' },
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
    outcome: { checkout_status: undefined },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_number_status',
    says: 'Charges, then answers with a number for a status.',
    charged: 'succeeded',
    outcome: { checkout_status: 1 },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_odd_fields',
    says: 'The charge succeeds; other fields are missing, mistyped or new.',
    charged: 'succeeded',
    outcome: { action_required_token: undefined, failed_message_for_user: 7, risk: { score: 3 } },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_token_succeeded',
    says: 'Answers succeeded, yet with a token: the customer has to authenticate first.',
    charged: 'nothing',
    outcome: { action_required_token: 'act_3ds_90b7e21d' },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_nulls',
    says: 'The charge succeeds; what there is nothing of is null instead of an empty text.',
    charged: 'succeeded',
    outcome: { action_required_token: null, failed_message_for_user: null },
    conduct: { does: 'report' },
  },
  {
    id: 'usr_subscribed',
    says: 'Has had a monthly subscription for a year; what is not guarded succeeds.',
    charged: 'succeeded',
    conduct: { does: 'report' },
    owns: ['monthly'],
  },
  {
    id: 'usr_owned_unseen',
    says: 'Refused as owned although the assets show nothing; nothing is charged.',
    charged: 'nothing',
    conduct: doublePurchase,
  },
  {
    id: 'usr_owned_after',
    says: 'Charges, then answers that the customer has it already.',
    charged: 'succeeded',
    conduct: doublePurchase,
  },
  {
    id: 'usr_fault_after',
    says: 'Charges, then tells a fault of the server in an error envelope with HTTP 200.',
    charged: 'succeeded',
    conduct: { does: 'refuse', ...ownFault },
  },
  {
    id: 'usr_error_succeeded',
    says: 'Charges, then answers HTTP 200 with an error whose data say succeeded.',
    charged: 'succeeded',
    conduct: { does: 'report as an error', ...ownFault },
  },
  {
    id: 'usr_unknown_code',
    says: 'Refused with HTTP 200 and a code that nobody has heard of; nothing is charged.',
    charged: 'nothing',
    conduct: {
      does: 'refuse',
      status: 200,
      code: 'tier_limit_reached',
      msg: 'Not available on this tier.',
    },
  },
  {
    id: 'usr_payment_failed',
    says: 'The card is declined, told as an error with HTTP 200; nothing is charged.',
    charged: 'nothing',
    conduct: {
      does: 'refuse',
      status: 200,
      code: 'payment_failed',
      msg: 'The bank declined the payment.',
    },
  },
  {
    id: 'usr_listless_<N>',
    says: 'Refuses with HTTP status N and an error without a list; nothing is charged.',
    charged: 'nothing',
    conduct: { does: 'answer its number', lists: false },
  },
  {
    id: 'usr_cut_then_owned',
    says: 'Charges and cuts the first request; refuses every later one as owned, coins too.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
    later: { charged: 'nothing', conduct: doublePurchase },
  },
  {
    id: 'usr_cut_then_duplicate',
    says: 'Charges and cuts the first request; the bank declines every later one as a duplicate.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
    later: { charged: 'nothing', outcome: duplicate, conduct: { does: 'report' } },
  },
  {
    id: 'usr_cut_then_fault',
    says: 'Charges and cuts the first request; tells a fault with HTTP 200 to every later one.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
    later: { charged: 'nothing', conduct: { does: 'refuse', ...ownFault } },
  },
  {
    id: 'usr_cut_then_pending',
    says: 'Begins an authentication and cuts the request; locked until that has ended.',
    charged: 'nothing',
    outcome: authenticating,
    conduct: { does: 'cut' },
    later: succeeds,
  },
  {
    id: 'usr_cut_then_400',
    says: 'Charges and cuts the first request; tells a decline of every later one as HTTP 400.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
    later: {
      charged: 'nothing',
      conduct: {
        does: 'refuse',
        status: 400,
        code: 'payment_failed',
        msg: 'The bank declined the payment: duplicate transaction.',
      },
    },
  },
  {
    id: 'usr_upgrades',
    says: 'Has had a monthly subscription for a year; charges and cuts the first request, then owned.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
    later: { charged: 'nothing', conduct: doublePurchase },
    owns: ['monthly'],
  },
  {
    id: 'usr_cut_then_reused',
    says: 'Charges and cuts the first request; refuses the key of every later one as used before.',
    charged: 'succeeded',
    conduct: { does: 'cut' },
    later: { charged: 'nothing', conduct: keyReused },
  },
  {
    id: 'usr_500_then_reused',
    says: 'Charges, then answers an internal error; refuses the key of every later request.',
    charged: 'succeeded',
    conduct: { does: 'refuse', ...ownFault, status: 500 },
    later: { charged: 'nothing', conduct: keyReused },
  },
  {
    id: 'usr_cut_declined',
    says: 'Declines the card and cuts the first request; charges every later one.',
    charged: 'nothing',
    outcome: declined,
    conduct: { does: 'cut' },
    later: succeeds,
  },
  {
    id: 'usr_fails_first',
    says: 'Declines the card of the first request; charges every later one.',
    charged: 'nothing',
    outcome: declined,
    conduct: { does: 'report' },
    later: succeeds,
  },
  {
    id: 'usr_500_first',
    says: 'Charges, then answers an internal error; charges every later request and says so.',
    charged: 'succeeded',
    conduct: { does: 'refuse', ...ownFault, status: 500 },
    later: succeeds,
  },
  {
    id: 'usr_500_declined',
    says: 'Declines the card, then answers an internal error; charges every later request.',
    charged: 'nothing',
    outcome: declined,
    conduct: { does: 'send', ...gatewayPage, status: 500 },
    later: succeeds,
  },
  {
    id: 'usr_504_pending',
    says: 'Begins an authentication, then a proxy answers 504; locked until that has ended.',
    charged: 'nothing',
    outcome: authenticating,
    conduct: { does: 'send', ...gatewayPage },
    later: succeeds,
  },
  {
    id: 'usr_502_first',
    says: 'A proxy answers the first request with 502; charges every later one.',
    charged: 'nothing',
    conduct: { does: 'send', ...gatewayPage, status: 502 },
    later: succeeds,
  },
  {
    id: 'usr_late_silent',
    says: 'The first order is never answered, and carried out when the test releases it.',
    charged: 'succeeded',
    conduct: { does: 'order later', wire: 'silence' },
    later: succeeds,
  },
  {
    id: 'usr_late_cut',
    says: 'The first request is cut at once, and carried out when the test releases it.',
    charged: 'succeeded',
    conduct: { does: 'order later', wire: 'cut' },
    later: succeeds,
  },
  {
    id: 'usr_late_504',
    says: 'A proxy answers 504 to the first request, carried out when the test releases it.',
    charged: 'succeeded',
    conduct: { does: 'order later', wire: gatewayPage },
    later: succeeds,
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
