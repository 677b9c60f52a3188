import type { Organization } from './organizations';

/** The secret keys that the sandbox knows, by what they may do. */
export const secretKeys = {
  full: 'sk_sandbox_support_5e1f0c7a9b2d4c3e',
  /** May charge, may not look customers up. */
  noLookup: 'sk_sandbox_nolookup_83b6d2f19a7c4e50',
  /** The key of `acme-own-key`, which no other organization takes. */
  ownKey: 'sk_sandbox_ownkey_c47e19d05b8f3a26',
} as const;

/** What a presented key is worth at an organization. */
export function judgeKey(
  { hasOwnKey }: Organization,
  key: string | undefined,
): 'full' | 'no lookup' | 'absent' | 'unknown' {
  if (key === undefined || key === '') return 'absent';
  if (hasOwnKey) return key === secretKeys.ownKey ? 'full' : 'unknown';
  if (key === secretKeys.full) return 'full';
  return key === secretKeys.noLookup ? 'no lookup' : 'unknown';
}
