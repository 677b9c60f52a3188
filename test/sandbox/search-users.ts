import { z } from 'zod';

const query = z.object({ email: z.string() });

/**
 * Finds customers by e-mail: by the addresses on file; else `customer@` is one, `family@` two,
 * `usr_…@` that very id, and anybody else nobody.
 */
export function searchUsers(
  onFile: ReadonlyMap<string, string>,
  body: unknown,
): { readonly users: readonly { readonly external_id: string }[] } {
  const { email } = query.parse(body);
  const known = onFile.get(email);
  const ids = known === undefined ? idsOf(email.split('@', 1)[0] ?? '') : [known];
  return { users: ids.map((external_id) => ({ external_id })) };
}

function idsOf(name: string): readonly string[] {
  if (name === 'customer') return ['usr_succeeds'];
  if (name === 'family') return ['usr_succeeds', 'usr_fails'];
  return name.startsWith('usr_') ? [name] : [];
}
