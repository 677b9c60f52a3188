import type { World } from './world';

const PATHS = ['/my_assets', '/payments_history'] as const;

/** Lets a firewall refuse each look at what the server shows of customers. */
export function hideBooks({ sandbox }: World): void {
  for (const path of PATHS) sandbox.blockNext(path, 1_000);
}

/** Lets them be read again. */
export function showBooks({ sandbox }: World): void {
  for (const path of PATHS) sandbox.blockNext(path, 0);
}
