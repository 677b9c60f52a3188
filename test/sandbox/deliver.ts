import { constants } from 'node:http2';
import type { Answer, Reply } from './answer';
import type { NoteOutcome } from './ledger';
import type { AnyResponse, Exchange } from './tls-server';

/** Puts an answer on the wire, or withholds it, and notes what became of the request. */
export async function deliver(
  answer: Answer,
  exchange: Exchange,
  note: NoteOutcome,
): Promise<void> {
  const { response, cut, goDead } = exchange;
  let acted = false;
  response.on('close', () => {
    if (!acted) note('abandoned');
  });
  const reply = (whole: Reply) => {
    acted = true;
    note(whole.refuses === true ? 'refused' : 'answered', whole.status);
    send(response, whole);
  };
  switch (answer.kind) {
    case 'reply':
      reply(answer.reply);
      return;
    case 'wait': {
      note('held');
      const late = await answer.reply;
      if (!response.destroyed) reply(late);
      return;
    }
    case 'silence':
      note('unanswered');
      if (answer.deadLine === true) goDead();
      return;
    case 'cut':
      await answer.after;
      acted = true;
      note('cut');
      if (answer.goAway === true) sayGoAway(exchange);
      cut();
      return;
    case 'reset':
      acted = true;
      note('cut');
      reset(exchange);
      return;
    case 'half':
      if (answer.hangs === true) {
        await sendHalf(response, answer.reply);
        note('held', answer.reply.status);
        return;
      }
      acted = true;
      await sendHalf(response, answer.reply);
      note('cut', answer.reply.status);
      cut();
  }
}

/** Tells an HTTP/2 client that none of its requests were seen; older ones have no such word. */
function sayGoAway({ request }: Exchange): void {
  if ('stream' in request) request.stream.session?.goaway(0, 0);
}

/** Breaks one HTTP/2 request off and leaves its connection alone; older ones have only the latter. */
function reset({ request, cut }: Exchange): void {
  if ('stream' in request) request.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else cut();
}

/** Sends a reply and leaves the exchange open to the client or to the next request. */
export function send(response: AnyResponse, reply: Reply): void {
  if (response.destroyed) return;
  writeHead(response, reply);
  response.end(reply.text);
}

async function sendHalf(response: AnyResponse, reply: Reply): Promise<void> {
  writeHead(response, reply);
  const half = reply.text.slice(0, reply.text.length / 2);
  // Cutting before the bytes have left would lose them, and with them the point of the test.
  await new Promise<void>((resolve) => {
    const written = () => {
      resolve();
    };
    // The two classes declare `write` alike but not as one type that can be called.
    if ('stream' in response) response.write(half, 'utf8', written);
    else response.write(half, 'utf8', written);
  });
}

function writeHead(response: AnyResponse, reply: Reply): void {
  response.statusCode = reply.status;
  response.setHeader('content-type', reply.type);
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
}
