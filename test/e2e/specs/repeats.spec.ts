import { repeatRows, type RepeatRow } from '../faults/repeat-rows';
import { testRepeats } from '../faults/support/repeat-tests';

// All of them run by `npm run faults`. These are the ones that repeat most, and one that hides it.
const quick = [
  'cut after charging',
  'cut once, the repeat is answered',
  'GOAWAY',
  'stream reset',
  'answer 408',
  'answer 421',
];

const rowNamed = (name: string): RepeatRow => {
  const found = repeatRows.find(({ row }) => row === name);
  if (found === undefined) throw new Error(`no fault is called ${name}`);
  return found;
};

testRepeats('h1', quick.map(rowNamed));
testRepeats('h2', quick.map(rowNamed));
