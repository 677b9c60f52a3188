import { cleanText } from '../domain/clean-text';
import { z } from '../domain/schema';

const errorEnvelope = z.object({
  status: z.literal('error'),
  error: z.array(z.object({ msg: z.optional(z.unknown()), code: z.optional(z.unknown()) })),
  req_id: z.optional(z.unknown()),
});

/** The server's own words on why it did not do what was asked. */
export interface ServerRefusal {
  readonly text: string;
  readonly code: string | null;
  readonly requestId: string | null;
}

/** Reads the API's error envelope, which also comes with HTTP 200; undefined when it is none. */
export function readErrorEnvelope(body: unknown): ServerRefusal | undefined {
  const parsed = errorEnvelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { error, req_id } = parsed.data;
  const texts = error.flatMap(({ msg }) => textOf(msg) ?? []);
  const code = error.map((item) => textOf(item.code)).find((found) => found !== null);
  return {
    text: cleanText(texts.join(' '), 500),
    code: code === undefined ? null : cleanText(code, 100),
    requestId: identifier(req_id),
  };
}

/** A server's identifier as it may be shown, kept and compared with others, or null. */
export function identifier(value: unknown): string | null {
  return textOf(cleanText(textOf(value) ?? '', 100));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
