import { buildAll } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { stopOnSignals } from './lib/stop-on-signals';
import { oneCheck } from './testing/outcome';
import {
  findBrowsers,
  lintForStore,
  runEndToEnd,
  runUnitTests,
  type Built,
} from './testing/runner-steps';
import {
  checkDomainTypes,
  checkFormat,
  checkLint,
  checkLockfile,
  checkTypes,
} from './testing/static-steps';
import { StepLog } from './testing/step-log';
import { chosenSteps } from './testing/step-names';

const log = new StepLog(chosenSteps(process.argv.slice(2)));
const work = makePrivateFolder();
stopOnSignals(work.remove);
let built: Built | undefined;

await log.together(
  [
    { name: 'format', work: checkFormat },
    { name: 'lint', work: checkLint },
    { name: 'types', work: checkTypes },
    { name: 'domain types', work: checkDomainTypes },
    { name: 'lockfile', work: checkLockfile },
  ],
  2,
);
await log.step('unit', () => runUnitTests(work.path));
await log.step('build', async () => {
  built = await buildAll(work.path);
  return oneCheck(true, '');
});
await log.step('web-ext', () => lintForStore(needBuild()));
await log.step('browsers', findBrowsers);
await log.step('e2e', () => runEndToEnd(needBuild(), work.path));
work.remove();
process.exitCode = log.close();

function needBuild(): Built {
  if (built === undefined) throw new Error('there is no build to test');
  return built;
}
