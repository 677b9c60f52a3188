const TOKEN = /\\.|\[(?:\\.|[^\]])*\]|\((?:\?(?:[:=!]|<[=!]))?|\)|[*+]|\{\d+,\}|[^]/g;
const WITHOUT_END = /^(?:[*+]|\{\d+,\})$/;

/** True when something repeats without end inside a group that itself does: what makes a pattern run for ever. */
export function hasNestedRepetition(pattern: string): boolean {
  const tokens = pattern.match(TOKEN) ?? [];
  /** For each open group, whether something in it repeats without end. */
  const open = [false];
  for (const [at, token] of tokens.entries()) {
    if (token.startsWith('(')) open.push(false);
    if (WITHOUT_END.test(token)) open[open.length - 1] = true;
    if (token !== ')') continue;
    const repeats = open.pop() ?? false;
    const isRepeated = WITHOUT_END.test(tokens[at + 1] ?? '');
    if (repeats && isRepeated) return true;
    if (repeats) open[open.length - 1] = true;
  }
  return false;
}
