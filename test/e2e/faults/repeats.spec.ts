import { repeatRows } from './repeat-rows';
import { testRepeats } from './support/repeat-tests';

testRepeats('h1', repeatRows);
testRepeats('h2', repeatRows);
