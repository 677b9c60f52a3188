import { z } from 'zod';

const query = z.object({ email: z.string() });

/**
 * Finds customers by e-mail: `customer@` is one, `family@` two, `usr_…@` that very id, and
 * anybody else nobody.
 */
export function searchUsers(body: unknown): unknown {
  const name = query.parse(body).email.split('@', 1)[0] ?? '';
  return { users: idsOf(name).map((external_id) => ({ external_id })) };
}

function idsOf(name: string): readonly string[] {
  if (name === 'customer') return ['usr_succeeds'];
  if (name === 'family') return ['usr_succeeds', 'usr_fails'];
  return name.startsWith('usr_') ? [name] : [];
}
