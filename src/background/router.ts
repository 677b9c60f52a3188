import { z } from '../domain/schema';
import type { Log } from '../ports';
import type { CommandName } from '../protocol/commands';
import type { Answer } from '../protocol/envelope';
import { requestSchemas } from '../protocol/requests';
import { classifySender, type MessageSender, type Self } from '../protocol/sender';
import type { Handlers } from './handlers';

const envelopeSchema = z.strictObject({ command: z.string(), request: z.unknown() });

interface Route {
  readonly schema: z.ZodMiniType;
  readonly handle: (request: never) => Promise<unknown>;
}

/**
 * Makes the one listener for messages. Undefined means that the message is not for us: a stranger's
 * message is dropped without an answer, so that nobody learns that there was somebody to ask.
 */
export function createRouter(
  self: Self,
  handlers: Handlers,
  ready: Promise<void>,
  log: Log,
): (message: unknown, sender: MessageSender) => Promise<Answer> | undefined {
  // A Map, since a plain object also finds `constructor` and `toString`.
  const routes = new Map<string, Route>(
    (Object.keys(requestSchemas) as CommandName[]).map((name) => [
      name,
      { schema: requestSchemas[name], handle: handlers[name] },
    ]),
  );

  const answer = async (route: Route, request: unknown): Promise<Answer> => {
    const parsed = route.schema.safeParse(request);
    if (!parsed.success) return { ok: false, error: 'bad-request' };
    try {
      await ready;
      return { ok: true, reply: (await route.handle(parsed.data as never)) as never };
    } catch (error) {
      log.bug('router')(error);
      return { ok: false, error: 'internal' };
    }
  };

  return (message, sender) => {
    if (classifySender(sender, self) !== 'extension-page') return undefined;
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success) return undefined;
    const route = routes.get(envelope.data.command);
    if (route === undefined) return Promise.resolve({ ok: false, error: 'unknown-command' });
    return answer(route, envelope.data.request);
  };
}
