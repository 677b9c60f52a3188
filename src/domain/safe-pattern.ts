/** What one part of a pattern matches at a time, and whether it may do so without end. */
interface Atom {
  readonly source: string;
  readonly isEndless: boolean;
  /** It may match more or fewer of the same. */
  readonly isLoose: boolean;
}

/** A set, an escape, a group opened or closed, a choice or an edge, and any sign. */
const TOKEN =
  /\[(?:\\[^]|[^\]\\])*\]|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[^])|\((?:\?(?:<?[=!]|:|<\w+>))?|[^]/iy;
const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
const ENDLESS = /^(?:[*+]|\{\d+,\}|\{(?:\d+,)?\d{3,}\})/;
const ANYTHING = '[^]';
/** So many repeats that run on into what comes after them may stand in one pattern. */
const MOST_OPEN_ENDED = 2;
/** The same of what may be there or not: each doubles the ways to match. */
const MOST_LOOSE = 4;

/**
 * True when a pattern surely answers in time on any text that it is tried on. It refuses more than it
 * has to: repeated groups that hold a repeat or a choice, references back, and more than two repeats
 * that do not end where the next part begins.
 */
export function isSafePattern(source: string): boolean {
  const atoms: Atom[] = [];
  // Of each group that is open: whether it holds what must not be repeated.
  const groups: boolean[] = [];
  for (let at = 0; at < source.length;) {
    const token = stickyMatch(TOKEN, source, at);
    const quantifier = stickyMatch(QUANTIFIER, source, at + token.length);
    if (/^\\[1-9k]/.test(token)) return false;
    if (token.startsWith('(')) {
      // What looks like a quantifier after `(` is a part of the group's kind, and was taken with it.
      groups.push(false);
      at += token.length;
      continue;
    }
    at += token.length + quantifier.length;
    const isRepeated = quantifier !== '' && !quantifier.startsWith('?');
    const holds = token === ')' && groups.pop() === true;
    if (isRepeated && holds) return false;
    if ((holds || quantifier !== '' || token === '|') && groups.length > 0)
      groups.splice(-1, 1, true);
    const isEndless = ENDLESS.test(quantifier);
    const isLoose = quantifier !== '' && !/^\{\d+\}/.test(quantifier);
    // After the one side of a choice comes what is after the choice, and before an end nothing is left.
    const isAny = token === '|' || token === '$' || (token === ')' && isLoose);
    if (isAny) atoms.push({ source: ANYTHING, isEndless, isLoose });
    else if (token !== '^' && token !== ')') atoms.push({ source: token, isEndless, isLoose });
  }
  const signs = [...SIGNS, ...Array.from(source)];
  const running = atoms.filter((atom, index) => runsOn(atom, atoms[index + 1], signs));
  const openEnded = running.filter((atom) => atom.isEndless).length;
  const most = source.startsWith('^') ? MOST_OPEN_ENDED : MOST_OPEN_ENDED - 1;
  return openEnded <= most && running.length <= MOST_LOOSE;
}

function stickyMatch(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Every ASCII sign, and another. */
const SIGNS: readonly string[] = [...Array(128).keys(), 0x4e2d].map((code) =>
  String.fromCodePoint(code),
);

/** True for a repeat that may match what comes after it as well, so that there is more than one way to match. */
function runsOn(atom: Atom, next: Atom | undefined, signs: readonly string[]): boolean {
  if (!atom.isLoose || next === undefined) return false;
  const [one, other] = [signsOf(atom), signsOf(next)];
  return signs.some((sign) => one.test(sign) && other.test(sign));
}

function signsOf({ source }: Atom): RegExp {
  return new RegExp(`^(?:${source})$`);
}
