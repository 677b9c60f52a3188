import * as z from 'zod/mini';

const count = z.number();
const Report = z.object({ summary: z.object({ errors: count, warnings: count, notices: count }) });

/** Why the store linter's JSON output is not the clean bill that we ask for, or undefined. */
export function webExtFaults(stdout: string): string | undefined {
  try {
    const { errors, warnings, notices } = Report.parse(JSON.parse(stdout)).summary;
    if (errors + warnings + notices === 0) return undefined;
    return `${errors} errors, ${warnings} warnings, ${notices} notices\n${stdout}`;
  } catch {
    return `web-ext lint gave no report\n${stdout}`;
  }
}
