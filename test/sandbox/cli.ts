import { deskPage } from '../desk/desk-page';
import { deskEmails } from '../desk/tickets';
import { namedCustomers } from './named-customers';
import { makeOrganizations } from './organizations';
import { startSandbox } from './start-sandbox';

const sandbox = await startSandbox({ pages: deskPage, emails: deskEmails });
const width = Math.max(...namedCustomers.map(({ id }) => id.length));
console.log(`Sandbox billing server on https://127.0.0.1:${sandbox.port} (key ${sandbox.spki})`);
console.log('It answers as billing.funnelfox.com and as desk.acme.test. Customers:');
for (const { id, says } of namedCustomers) console.log(`  ${id.padEnd(width)}  ${says}`);
console.log('Organizations:');
for (const { id, says } of makeOrganizations().values()) {
  console.log(`  ${id.padEnd(width)}  ${says}`);
}

process.once('SIGINT', () => void sandbox.close());
process.once('SIGTERM', () => void sandbox.close());
