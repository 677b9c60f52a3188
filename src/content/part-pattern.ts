import { applyPattern } from './take-value';

/** How much of the text before a value is kept to find it again. */
const LONGEST_LEAD = 24;

/** A pattern that takes a part out of a text by the words before it; undefined when there is none that does. */
export function partPattern(whole: string, part: string): string | undefined {
  if (whole === part) return '';
  const at = whole.indexOf(part);
  if (at < 0) return undefined;
  const lead = /[^\d]*$/.exec(whole.slice(0, at))?.[0].slice(-LONGEST_LEAD) ?? '';
  const words = lead.replace(/^\S*\s(?=.*\S)/, '').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const before = words.replace(/\s+/g, '\\s*');
  const first = whole.charAt(at + part.length);
  // Up to the blank after it, or up to whatever sign ends it.
  const taken = first === '' || /\s/.test(first) ? '(\\S+)' : '([\\w-]+)';
  const pattern = `${before === '' ? '^' : before}${taken}`;
  return applyPattern(whole, pattern) === part ? pattern : undefined;
}
