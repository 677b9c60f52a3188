import { relative } from 'node:path';
import { buildAll } from './lib/build-extension';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';

stopOnSignals(() => undefined);
const built = await buildAll('dist');
for (const [browser, folder] of Object.entries(built)) {
  process.stdout.write(`${browser}: ${relative(projectRoot, folder)}\n`);
}
