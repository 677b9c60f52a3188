import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './ensure-browsers';
import { buildAll } from './lib/build-extension';
import { installedTool } from './lib/installed-tool';
import { makePrivateFolder } from './lib/private-folder';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { run } from './lib/subprocess';

const folder = join(projectRoot, 'docs/screenshots');
const work = makePrivateFolder();
stopOnSignals(work.remove);
try {
  await ensureBrowsers({ chromium: true });
  const built = await buildAll(work.path);
  rmSync(folder, { recursive: true, force: true });
  const options = [
    '--config=test/e2e/playwright.config.ts',
    '--project=chromium',
    '--reporter=line',
  ];
  const { code } = await run(
    [...installedTool('playwright'), 'test', 'states', 'options-cards', ...options],
    {
      show: true,
      env: {
        CHARGEHAND_CHROME: built.chrome,
        CHARGEHAND_FIREFOX: built.firefox,
        CHARGEHAND_SCREENSHOTS: folder,
      },
    },
  );
  process.exitCode = code;
} finally {
  work.remove();
}
