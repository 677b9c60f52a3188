import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of `package.json`, wherever the checkout lies. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
