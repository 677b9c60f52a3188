const forms: Readonly<Record<string, RegExp>> = {
  'eval(': /(?<![\w$.])eval\s*\(|\b(?:window|self|globalThis)\.eval\b/,
  'Function(…)': /(?<![\w$.])Function\s*\(|\bnew\s+(?:[\w$]+\.)*Function\b/,
  'a timer that takes text': /\bset(?:Timeout|Interval)\s*\(\s*["'`]/,
  'a script from an address': /\b(?:import|importScripts)\s*\(?\s*["'`](?:[a-z]+:)?\/\//i,
  'a script tag with an address': /<script\b[^>]*\bsrc\s*=\s*["']?(?:[a-z]+:)?\/\//i,
  'a script in the page': /<script\b(?![^>]*\bsrc=)[^>]*>/i,
  'an HTML sink': /\.(?:innerHTML|outerHTML)\s*=(?!=)|\.insertAdjacentHTML\b|document\.write\b/,
};

/** The forms of code from text or from elsewhere that a built file contains, by name. */
export function foreignCode(text: string): readonly string[] {
  return Object.keys(forms).filter((name) => forms[name]?.test(text));
}
