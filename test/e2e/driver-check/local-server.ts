import { createHash, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export interface LocalServer {
  readonly port: number;
  readonly spki: string;
  readonly requests: readonly string[];
  close(): void;
}

const page = `<!doctype html><html lang="en"><title>Desk</title>
<h1>Desk of Acme</h1><p id="customer">cus_12345</p><label>Note <input></label></html>`;

/** Stands in for every host: answers a charge, and shows a page for anything else. */
export async function startLocalServer(): Promise<LocalServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'driver-check' }]);
  const requests: string[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(`${request.method ?? ''} ${request.headers.host ?? ''}${request.url ?? ''}`);
    const charge = request.url === '/charge';
    response.setHeader('content-type', charge ? 'text/plain' : 'text/html');
    response.end(charge ? 'paid' : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    port: (server.address() as AddressInfo).port,
    spki: createHash('sha256').update(publicKey).digest('base64'),
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
