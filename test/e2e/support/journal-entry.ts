export { openDatabase } from '../../../src/platform/database';
export { createJournal } from '../../../src/platform/journal';
export { lazyDatabase } from '../../../src/platform/lazy-database';
