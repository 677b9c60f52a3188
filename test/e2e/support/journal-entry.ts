export { lazyDatabase, openDatabase } from '../../../src/platform/database';
export { createJournal } from '../../../src/platform/journal';
