import { existsSync } from 'node:fs';
import { startProcess, untilWritten } from './browser-process';

export interface VirtualDisplay {
  readonly name: string;
  close(): Promise<void>;
}

/**
 * Starts an X server without a screen, on a display number that the server itself finds free. It never
 * saves that screen: to a browser it would be locked after ten minutes without a hand on the mouse.
 */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const path = '/usr/bin/Xvfb';
  if (!existsSync(path)) throw new Error(`No ${path}. Install it with "apt-get install xvfb".`);
  const server = startProcess(path, [
    ...['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-s', '0'],
  ]);
  const number = await untilWritten(server, /^(\d+)\n/m);
  return { name: `:${number}`, close: () => server.kill() };
}
