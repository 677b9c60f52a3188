import type { Patch } from '../model/run/bundle';

export type DefenceName = string;
export const DEFENCES: Record<string, readonly Patch[]> = {};
