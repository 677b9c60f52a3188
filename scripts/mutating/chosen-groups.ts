import { core } from './core';
import type { Group } from './group';

/** The groups of these names, all of them when none is named. */
export function chosenGroups(names: readonly string[]): readonly (readonly [string, Group])[] {
  const unknown = names.find((name) => !Object.hasOwn(core, name));
  if (unknown !== undefined) {
    throw new Error(`no group is called "${unknown}"; there are ${Object.keys(core).join(', ')}`);
  }
  return Object.entries(core).filter(([name]) => names.length === 0 || names.includes(name));
}
