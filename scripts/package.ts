import { packageInto } from './lib/package-extension';
import { stopOnSignals } from './lib/stop-on-signals';

const folder = process.argv[2] ?? 'artifacts';
stopOnSignals(() => undefined);
for (const name of await packageInto(folder)) process.stdout.write(`${folder}/${name}\n`);
