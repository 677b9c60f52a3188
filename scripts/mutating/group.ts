/** One part of the core: the sources that are mutated and the unit tests that are to notice. */
export interface Group {
  readonly sources: readonly string[];
  readonly tests: readonly string[];
  /** The least score that this part has to reach, in percent. */
  readonly least: number;
}

/** The sources of these names in a folder of `src`. Paths are those of the repository. */
export function sourcesIn(folder: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `src/${folder}/${name}.ts`);
}

/** The unit tests of these names in a folder of `test/unit`. */
export function testsIn(folder: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `test/unit/${folder}/${name}.test.ts`);
}
