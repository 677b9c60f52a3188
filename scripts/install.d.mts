/** Whether this version of Node is older than the tools need. */
export function nodeIsTooOld(version: string): boolean;

/** Runs `npm ci` when `node_modules` is absent or differs from the lockfile; one run at a time. */
export function installWhenStale(root: string): Promise<void>;

/** Compares the lockfile with the copy that npm leaves in `node_modules` after a full install. */
export function installIsStale(root: string): boolean;
