import type { Group } from './group';
import { background } from './groups/background';
import { billing } from './groups/billing';
import { domain } from './groups/domain';
import { platform } from './groups/platform';
import { popup } from './groups/popup';

/** The core, on which the promise rests. Each group is measured alone: its own tests have to notice. */
export const core: Readonly<Record<string, Group>> = {
  ...domain,
  ...billing,
  ...platform,
  ...popup,
  ...background,
};
