import { join } from 'node:path';
import { installedTool } from './lib/installed-tool';
import { projectRoot } from './lib/project-root';
import { stopOnSignals } from './lib/stop-on-signals';
import { run } from './lib/subprocess';

const target = process.argv[2] === 'firefox' ? 'firefox' : 'chrome';
const folder = join(projectRoot, 'dist', target);
const howToLoad = {
  chrome: `Load it: chrome://extensions, Developer mode, Load unpacked, ${folder}
Or let a Chromium reload it by itself: npx web-ext run --target chromium --source-dir ${folder}`,
  firefox: `Load it: about:debugging, This Firefox, Load Temporary Add-on, ${folder}/manifest.json
Or let a Firefox reload it by itself: npx web-ext run --source-dir ${folder}`,
};

stopOnSignals(() => undefined);
process.stdout.write(`Rebuilds dist/${target} when src/ or manifest.json changes; restart this
after a change under public/. The other browser: npm run dev -- firefox
${howToLoad[target]}
`);
const { code } = await run([...installedTool('vite'), 'build', '--watch'], {
  env: { TARGET: target, OUT_DIR: 'dist' },
  show: true,
});
process.exitCode = code;
