/**
 * Rewrites OpenAPI 3.0 `nullable` into plain JSON Schema: ajv knows the word only beside `type`, and
 * then still holds a null against `enum`.
 */
export function withoutNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNullable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest }: { nullable?: unknown } = schema;
  const rewritten = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, withoutNullable(value)]),
  );
  return nullable === true ? { anyOf: [rewritten, { type: 'null' }] } : rewritten;
}
