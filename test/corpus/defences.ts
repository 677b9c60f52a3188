import { READING_DEFENCES } from './defences/reading';
import { REGION_DEFENCES } from './defences/regions';
import { SIGHT_DEFENCES } from './defences/sight';

/** Every defence of the reader, and of what grades its answer. */
export const DEFENCES = [...REGION_DEFENCES, ...SIGHT_DEFENCES, ...READING_DEFENCES] as const;

export type DefenceName = (typeof DEFENCES)[number]['name'];
