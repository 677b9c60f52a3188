import { cleanText } from '../domain/clean-text';
import { z } from '../domain/schema';

const errorEnvelope = z.object({
  status: z.literal('error'),
  error: z.optional(z.unknown()),
  data: z.optional(z.unknown()),
  req_id: z.optional(z.unknown()),
});
const item = z.object({ msg: z.optional(z.unknown()), code: z.optional(z.unknown()) });
const answer = z.object({
  checkout_status: z.optional(z.unknown()),
  action_required_token: z.optional(z.unknown()),
});

/** What the fields of an answer may hold beside an error without contradicting it. */
const DENIALS: readonly unknown[] = [undefined, null, 'failed', 'cancelled'];
const NO_TOKEN: readonly unknown[] = [undefined, null, ''];

/** The server's own words on why it did not do what was asked. */
export interface ServerRefusal {
  readonly text: string;
  /** The first of its codes. */
  readonly code: string | null;
  readonly requestId: string | null;
}

/** An error as the API tells it. */
export interface ErrorEnvelope {
  readonly refusal: ServerRefusal;
  readonly codes: readonly string[];
  /** The same body also answers, and not by a denial: the charge may have gone through. */
  readonly contradictsItself: boolean;
}

/**
 * Reads the API's error envelope, which also comes with HTTP 200; undefined when it is none. Its status alone
 * makes it one: the list of errors is read where there is one, else a single error or the envelope's own.
 */
export function readErrorEnvelope(body: unknown): ErrorEnvelope | undefined {
  const parsed = errorEnvelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { data, error, req_id } = parsed.data;
  const items = [error, body]
    .flat()
    .map((entry) => (typeof entry === 'string' ? { msg: entry } : item.safeParse(entry).data));
  const codes = items.flatMap((each) => identifier(each?.code) ?? []);
  const texts = items.flatMap((each) => textOf(each?.msg) ?? []);
  return {
    refusal: {
      text: cleanText(texts.join(' '), 500),
      code: codes[0] ?? null,
      requestId: identifier(req_id),
    },
    codes,
    contradictsItself: saysOtherwise(data) || saysOtherwise(body),
  };
}

function saysOtherwise(fields: unknown): boolean {
  const said = answer.safeParse(fields).data;
  return (
    !DENIALS.includes(said?.checkout_status) || !NO_TOKEN.includes(said?.action_required_token)
  );
}

/** A server's identifier as it may be shown, kept and compared with others, or null. */
export function identifier(value: unknown): string | null {
  return textOf(cleanText(textOf(value) ?? '', 100));
}

/** A text that says something, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
