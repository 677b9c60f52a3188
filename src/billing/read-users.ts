import { z } from '../domain/schema';

const list = z.object({ users: z.array(z.object({ external_id: z.string() })) });
const envelope = z.object({ data: list });

/** Reads the customers' ids out of the body of a `/search_users` answer; undefined when it is none. */
export function readUsers(body: unknown): readonly string[] | undefined {
  const wrapped = envelope.safeParse(body);
  const read = wrapped.success ? wrapped.data.data : list.safeParse(body).data;
  return read?.users.map(({ external_id }) => external_id);
}
