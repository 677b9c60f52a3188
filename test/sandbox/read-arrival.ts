import type { BillingRequest } from './billing-api';
import type { SandboxRequest } from './ledger';
import type { AnyRequest } from './tls-server';

/** A request read to its end: the line for the ledger and what the answer depends on. */
export interface Arrival {
  readonly host: string;
  readonly line: Omit<SandboxRequest, 'seq' | 'at' | 'outcome' | 'status'>;
  readonly billing: BillingRequest;
}

/** Reads a request of either HTTP version; one that breaks off is what had arrived by then. */
export async function readArrival(request: AnyRequest): Promise<Arrival> {
  return arrivalOf(request, await readText(request));
}

/** A request of which that text has been read so far. */
export function arrivalOf(request: AnyRequest, text: string): Arrival {
  const { method = 'GET', url: path = '/', httpVersion } = request;
  const headers = flatten(request.headers);
  const [, org = '', operationPath] = /^\/([^/?]+)\/v1(\/[^?]*)/.exec(path) ?? [];
  const body = parseJson(text);
  const key = headers['ff-secret-key'];
  return {
    host: (headers[':authority'] ?? headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase(),
    line: { httpVersion, method, path, headers, text, body, org, keyPresent: key !== undefined },
    billing: {
      method,
      org,
      operationPath,
      contentType: headers['content-type'],
      key,
      text,
      // A POST without a body asks for nothing in particular.
      body: text === '' ? {} : body,
    },
  };
}

async function readText(request: AnyRequest): Promise<string> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const finish = () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    };
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    for (const ending of ['end', 'aborted', 'error', 'close']) request.on(ending, finish);
  });
}

function flatten(headers: AnyRequest['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
