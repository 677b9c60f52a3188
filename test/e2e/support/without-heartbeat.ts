import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BACKGROUND = 'src/background/main.js';
const HEARTBEAT = /\.runtime\.getPlatformInfo\(\)/g;

/** A copy of the built extension whose heartbeat calls nothing: what shows that the heartbeat is needed. */
export function withoutHeartbeat(extension: string): { folder: string; dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'chargehand-still-'));
  cpSync(extension, folder, { recursive: true });
  const file = join(folder, BACKGROUND);
  const code = readFileSync(file, 'utf8');
  const beats = code.match(HEARTBEAT)?.length ?? 0;
  if (beats !== 1) throw new Error(`${String(beats)} heartbeats found in ${BACKGROUND}`);
  writeFileSync(file, code.replace(HEARTBEAT, '.runtime.id'));
  return {
    folder,
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
