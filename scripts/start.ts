import { parseArgs } from 'node:util';
import { freshCustomer, openTicket, startWorld, endWorld } from '../test/e2e/support/world';
import { setUpExtension } from '../test/e2e/support/set-up-extension';
import { ensureBrowsers } from './ensure-browsers';
import { buildExtension } from './lib/build-extension';
import { makePrivateFolder } from './lib/private-folder';
import { stopOnSignals } from './lib/stop-on-signals';
import { smoke } from './starting/smoke';
import { whatToTry } from './starting/what-to-try';

const { values } = parseArgs({ options: { smoke: { type: 'boolean', default: false } } });
const say = (text: string) => process.stdout.write(`${text}\n`);

if (!values.smoke && !hasScreen()) {
  say('There is no screen to open a browser on. Set DISPLAY, or run "npm start -- --smoke".');
  process.exit(1);
}
const work = makePrivateFolder();
stopOnSignals(work.remove);
try {
  await ensureBrowsers({ chromium: true });
  say('Building the extension …');
  const extension = await buildExtension('chrome', work.path);
  say('Starting the sandbox billing server and Chromium with the extension …');
  const world = await startWorld('chromium', {
    extension,
    ...(values.smoke ? {} : { headed: 'screen' }),
  });
  try {
    await setUpExtension(world.browser);
    if (values.smoke) {
      const customer = freshCustomer('usr_succeeds');
      process.exitCode = (await smoke(world, customer, say)) ? 0 : 1;
    } else {
      await openTicket(world.browser, 'usr_succeeds');
      say(whatToTry());
      await world.browser.untilEnded();
    }
  } finally {
    await endWorld(world);
  }
} finally {
  work.remove();
}

/** Only X11 and Wayland say where the screen is; elsewhere there is one. */
function hasScreen(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}
