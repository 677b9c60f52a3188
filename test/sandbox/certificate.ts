import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** What Chromium's --ignore-certificate-errors-spki-list takes: base64 of the SHA-256 of the public key. */
  readonly spki: string;
}

const hosts = ['billing.funnelfox.com', 'desk.acme.test', '*.acme.test'];

/** Makes a fresh self-signed certificate for every host the sandbox plays; nothing touches the disk. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Chargehand sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // Backdated, so that a test may set a browser's clock back a day.
    notBeforeDate: daysFromNow(-30),
    notAfterDate: daysFromNow(60),
    extensions: [
      // Firefox refuses a certificate that says it may sign others.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  const spki = createHash('sha256').update(publicKey).digest('base64');
  return { key: made.private, cert: made.cert, spki };
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}
