/** What one part of a pattern matches at a time. */
interface Atom {
  readonly source: string;
  /** It may match the same without end. */
  readonly isEndless: boolean;
  /** It may match more or fewer of the same. */
  readonly isLoose: boolean;
  /** The number of the look ahead or behind that it stands in, 0 when in none. */
  readonly look: number;
}

/** A group that is open: whether it holds what must not be repeated, and the look that it is or stands in. */
interface Group {
  readonly holds: boolean;
  readonly look: number;
}

/** A set, an escape, a group opened or closed, a choice or an edge, and any sign. */
const TOKEN =
  /\[(?:\\[^]|[^\]\\])*\]|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[^])|\((?:\?(?:<?[=!]|:|<\w+>))?|[^]/iy;
const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
const ENDLESS = /^(?:[*+]|\{\d+,\}|\{(?:\d+,)?\d{3,}\})/;
const ANYTHING = '[^]';
const NOTHING = '[]';
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
  const atoms = atomsOf(source);
  if (atoms === undefined) return false;
  const signs = [...SIGNS, ...Array.from(source)];
  const running = atoms.filter((atom, index) => runsOn(atom, atoms[index + 1], signs));
  const most = source.startsWith('^') ? MOST_OPEN_ENDED : MOST_OPEN_ENDED - 1;
  return running.every((_, at) => {
    const chain = chainUpTo(running, at);
    return chain.filter(({ isEndless }) => isEndless).length <= most && chain.length <= MOST_LOOSE;
  });
}

/** What multiplies up to here: a look is over, one way or another, before what comes after it is tried. */
function chainUpTo(running: readonly Atom[], at: number): readonly Atom[] {
  const own = running[at]?.look;
  return running.slice(0, at + 1).filter(({ look }) => look === 0 || look === own);
}

/** The parts of a pattern in their order; undefined when it repeats or refers back as none may. */
function atomsOf(source: string): readonly Atom[] | undefined {
  const atoms: Atom[] = [];
  const groups: Group[] = [];
  let looks = 0;
  for (let at = 0; at < source.length;) {
    const token = stickyMatch(TOKEN, source, at);
    at += token.length;
    const { holds: outerHolds = false, look = 0 } = groups.at(-1) ?? {};
    if (/^\\[1-9k]/.test(token)) return undefined;
    if (token.startsWith('(')) {
      // What looks like a quantifier after `(` is a part of the group's kind, and was taken with it.
      const isLook = /^\(\?<?[=!]/.test(token);
      if (isLook) looks += 1;
      groups.push({ holds: false, look: isLook && look === 0 ? looks : look });
      continue;
    }
    const quantifier = stickyMatch(QUANTIFIER, source, at);
    at += quantifier.length;
    const isClose = token === ')';
    const holds = isClose && outerHolds;
    if (isClose) groups.pop();
    if (holds && /^[*+{]/.test(quantifier)) return undefined;
    const around = groups.at(-1);
    if (around !== undefined && (holds || quantifier !== '' || token === '|')) {
      groups.splice(-1, 1, { ...around, holds: true });
    }
    const isEndless = ENDLESS.test(quantifier);
    const isLoose = quantifier !== '' && !/^\{\d+\}/.test(quantifier);
    const atom = { isEndless, isLoose, look: around?.look ?? 0 };
    // After the one side of a choice comes what is after the choice, and before an end nothing is left.
    if (token === '|' || token === '$' || (isClose && isLoose)) {
      atoms.push({ ...atom, source: ANYTHING });
    } else if (isClose && look !== atom.look) {
      // Nothing comes after the last part of a look.
      atoms.push({ ...atom, source: NOTHING });
    } else if (token !== '^' && !isClose) {
      atoms.push({ ...atom, source: token });
    }
  }
  return atoms;
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
