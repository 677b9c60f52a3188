import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** A runner's JSON report, or undefined when the runner died before writing it whole. */
export function readReport<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
