import type { Patch } from '../model/run/bundle';

/** Something that keeps a wrong customer out, and how to switch it off in the product's own files. */
export interface Defence {
  readonly name: string;
  readonly patches: readonly Patch[];
}
