import { run } from '../lib/subprocess';

/** What a browser says of itself, such as `Chromium 156.0.1.2`. */
export async function browserVersion(path: string | undefined): Promise<string> {
  if (path === undefined) throw new Error('a browser is missing');
  const text = (await run([path, '--version'])).stdout;
  // Such as "Mozilla Firefox 153.0" and "Chromium 156.0.1.2 built on Debian".
  const found = /(Firefox|Chromium|Chrome[\w ]*) [\d.]+/.exec(text)?.[0];
  if (found === undefined) throw new Error(`${path} does not say its version`);
  return found;
}
