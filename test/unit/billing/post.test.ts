import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { post, type Call } from '../../../src/billing/post';

const call: Call = {
  url: 'https://billing.example/x',
  secret: 'sk_1',
  body: { external_id: 'cus_1' },
  timeout: 5000,
  limit: 1000,
  streamed: false,
};

/** A fetch that answers as told and keeps what it was called with. */
function recordingFetch(answer: () => Promise<Response>) {
  const calls: [unknown, RequestInit | undefined][] = [];
  const send: typeof fetch = (input, init) => {
    calls.push([input, init]);
    return answer();
  };
  return { calls, send };
}

const hello = () => Promise.resolve(new Response('hello'));

describe('a request', () => {
  it('is one fetch with exactly these options', async () => {
    const { calls, send } = recordingFetch(hello);
    await expect(post(call, send)).resolves.toEqual({
      arrived: true,
      httpStatus: 200,
      text: 'hello',
      serverAt: null,
    });
    expect(calls).toEqual([
      [
        call.url,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'ff-secret-key': 'sk_1' },
          body: '{"external_id":"cus_1"}',
          redirect: 'error',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal: expect.any(AbortSignal) as AbortSignal,
        },
      ],
    ]);
  });

  it('without a secret has no header for one', async () => {
    const { calls, send } = recordingFetch(hello);
    await post({ ...call, secret: null }, send);
    expect(calls[0]?.[1]?.headers).toEqual({ 'content-type': 'application/json' });
  });

  it.each<[string, () => Promise<Response>, object]>([
    ['rejects', () => Promise.reject(new TypeError('Failed to fetch')), { why: 'network' }],
    [
      'throws at once',
      () => {
        throw new TypeError('bad header');
      },
      { why: 'network' },
    ],
    [
      'times out',
      () => Promise.reject(new DOMException('late', 'TimeoutError')),
      { why: 'timeout' },
    ],
    ['is aborted', () => Promise.reject(new DOMException('x', 'AbortError')), { why: 'network' }],
    ['rejects with nothing', () => Promise.reject(new Error()), { why: 'network' }],
  ])('whose fetch %s is not sent again', async (_, answer, why) => {
    const { calls, send } = recordingFetch(answer);
    await expect(post(call, send)).resolves.toEqual({ arrived: false, httpStatus: null, ...why });
    expect(calls.length).toBe(1);
  });
});

describe('a request whose body is a stream', () => {
  it('is the same request otherwise', async () => {
    const plain = recordingFetch(hello);
    const asStream = recordingFetch(hello);
    await post(call, plain.send);
    await post({ ...call, streamed: true }, asStream.send);
    const [, { body: text, ...options } = {}] = plain.calls[0] ?? [];
    const [, { body, ...streamOptions } = {}] = asStream.calls[0] ?? [];
    expect(text).toBe('{"external_id":"cus_1"}');
    expect(body).toBeInstanceOf(ReadableStream);
    expect(streamOptions).toEqual({
      ...options,
      duplex: 'half',
      signal: expect.any(AbortSignal) as AbortSignal,
    });
  });

  it('holds the bytes of the text, once, and ends', async () => {
    const { calls, send } = recordingFetch(hello);
    const body = { note: 'für Zoë', external_id: 'cus_1' };
    await post({ ...call, body, streamed: true }, send);
    const stream = calls[0]?.[1]?.body as ReadableStream<Uint8Array>;
    await expect(new Response(stream).json()).resolves.toEqual(body);
    // Nobody, and no browser that would send it again, can read it a second time.
    expect(stream.locked || (await new Response(stream).text()) === '').toBe(true);
  });

  it('is not sent again when it is lost', async () => {
    const { calls, send } = recordingFetch(() => Promise.reject(new TypeError('cut')));
    const delivery = await post({ ...call, streamed: true }, send);
    expect(delivery).toEqual({ arrived: false, why: 'network', httpStatus: null });
    expect(calls.length).toBe(1);
  });
});

describe("the server's time", () => {
  it.each<[string, string | null, number | null]>([
    ['is its header', 'Sun, 22 Nov 2026 09:00:00 GMT', Date.UTC(2026, 10, 22, 9)],
    ['is unknown without one', null, null],
    ['is unknown when it is empty', '', null],
    ['is unknown when it is no time', 'soon', null],
  ])('%s', async (_, date, serverAt) => {
    const headers = date === null ? undefined : { date };
    const answer = () => Promise.resolve(new Response('', headers && { headers }));
    await expect(post(call, answer)).resolves.toMatchObject({ arrived: true, serverAt });
  });
});

/** A body that comes in pieces, and may break off. */
function streamed(pieces: readonly string[], end: 'closes' | Error = 'closes') {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  return new Response(
    new ReadableStream({
      pull(controller) {
        const next = bytes.shift();
        if (next !== undefined) controller.enqueue(next);
        else if (end === 'closes') controller.close();
        else controller.error(end);
      },
    }),
    { status: 201 },
  );
}

describe('the body of an answer', () => {
  it.each([
    ['in pieces', streamed(['{"a"', ':1', '}']), '{"a":1}'],
    ['of exactly the limit', streamed(['x'.repeat(999), 'x']), 'x'.repeat(1000)],
    ['that is empty', streamed([]), ''],
    ['that is absent', new Response(null, { status: 201 }), ''],
  ])('%s is read whole', async (_, response, text) => {
    const delivery = await post(call, () => Promise.resolve(response));
    expect(delivery).toEqual({ arrived: true, httpStatus: 201, text, serverAt: null });
  });

  it('that splits a character between two pieces is read whole', async () => {
    const [first, ...rest] = new TextEncoder().encode('é');
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Uint8Array.of(first ?? 0));
        controller.enqueue(Uint8Array.from(rest));
        controller.close();
      },
    });
    const delivery = await post(call, () => Promise.resolve(new Response(body)));
    expect(delivery).toMatchObject({ text: 'é' });
  });

  it('is given up as soon as it is one byte too long', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(501));
      },
    });
    const delivery = await post(call, () => Promise.resolve(new Response(endless)));
    expect(delivery).toEqual({ arrived: false, why: 'too-large', httpStatus: 200 });
    expect(pulled).toBeLessThan(5);
  });

  it('counts bytes, not characters', async () => {
    const response = streamed(['é'.repeat(501)]);
    const delivery = await post(call, () => Promise.resolve(response));
    expect(delivery).toEqual({ arrived: false, why: 'too-large', httpStatus: 201 });
  });

  it.each([
    ['network', new TypeError('terminated')],
    ['timeout', new DOMException('late', 'TimeoutError')],
  ])('that breaks off is lost as %s, with its HTTP status', async (why, error) => {
    const delivery = await post(call, () => Promise.resolve(streamed(['{'], error)));
    expect(delivery).toEqual({ arrived: false, why, httpStatus: 201 });
  });
});

describe('over a real connection', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  it.each([301, 302, 303, 307, 308])('a redirect %i takes the key nowhere', async (status) => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const delivery = await post({ ...call, url: `${url}/here` }, fetch);
    expect(delivery).toEqual({ arrived: false, why: 'network', httpStatus: null });
    expect(asked).toEqual(['/here']);
  });

  it('an answer that never begins is given up in time', async () => {
    const url = await serve(() => undefined);
    const delivery = await post({ ...call, url, timeout: 30 }, fetch);
    expect(delivery).toEqual({ arrived: false, why: 'timeout', httpStatus: null });
  });

  it('an answer that never ends is given up in time', async () => {
    const url = await serve((_, response) => {
      response.write('{');
    });
    const delivery = await post({ ...call, url, timeout: 200 }, fetch);
    expect(delivery).toEqual({ arrived: false, why: 'timeout', httpStatus: 200 });
  });

  it('a streamed body arrives as it is', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      request.setEncoding('utf8');
      request.on('data', (text) => seen.push(text, request.headers['content-type']));
      request.on('end', () => response.end('{}'));
    });
    const delivery = await post({ ...call, url, streamed: true }, fetch);
    expect(delivery).toMatchObject({ arrived: true, httpStatus: 200, text: '{}' });
    expect(seen).toEqual(['{"external_id":"cus_1"}', 'application/json']);
  });

  it('a connection cut before the answer is a network failure', async () => {
    const url = await serve((request) => request.socket.destroy());
    const delivery = await post({ ...call, url }, fetch);
    expect(delivery).toEqual({ arrived: false, why: 'network', httpStatus: null });
  });

  it('a connection cut in the answer is a network failure with its status', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => request.socket.destroy());
    });
    const delivery = await post({ ...call, url }, fetch);
    expect(delivery).toEqual({ arrived: false, why: 'network', httpStatus: 200 });
  });
});
