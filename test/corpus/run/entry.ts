import '../../../src/content/main';
import { gradeReading } from '../../../src/domain/grade-reading';

// The background grades what the reader found; here both are in one script, so that a defence of
// either can be switched off.
Object.assign(globalThis, { chargehandGrade: gradeReading });
