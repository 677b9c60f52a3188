import type { Patch } from '../model/run/bundle';

/** What keeps a wrong customer out, and how to switch it off in the product's own files. */
export interface Defence {
  readonly name: string;
  readonly patches: readonly Patch[];
}

/** Every defence of the reader, and of what grades its answer. */
export const DEFENCES = [
  {
    name: 'size',
    patches: [
      { file: 'src/content/read-page.ts', find: 'width > 0 &&\n    height > 0 &&', replace: '' },
    ],
  },
] as const satisfies readonly Defence[];

export type DefenceName = string;
