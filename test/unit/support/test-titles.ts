const DECLARED = /\btest\(\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g;

/** A pattern for the title of each test that a source declares; what a template puts in may be anything. */
export function titlePatterns(source: string): readonly RegExp[] {
  return [...source.matchAll(DECLARED)].map(([, text, template]) => {
    const parts = (text ?? template ?? '').split(/\$\{[^}]*\}/);
    return new RegExp(`^${parts.map(escaped).join('.+')}$`);
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
