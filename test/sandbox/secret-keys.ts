/** The secret keys that the sandbox knows, by what they may do. */
export const secretKeys = {
  full: 'sk_sandbox_support_5e1f0c7a9b2d4c3e',
  /** May charge, may not look customers up. */
  noLookup: 'sk_sandbox_nolookup_83b6d2f19a7c4e50',
} as const;

/** What a presented key is worth. */
export function judgeKey(key: string | undefined): 'full' | 'no lookup' | 'absent' | 'unknown' {
  switch (key) {
    case undefined:
    case '':
      return 'absent';
    case secretKeys.full:
      return 'full';
    case secretKeys.noLookup:
      return 'no lookup';
    default:
      return 'unknown';
  }
}
