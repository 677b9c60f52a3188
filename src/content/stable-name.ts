/** More digits in a row are a record's or a build's, not a field's. */
const GENERATED =
  /^(?:ember|react|mui|radix|headlessui|uid|ext|yui|gwt|ng|vue|svelte|css|jsx|sc|emotion|rc|el|id)[-_:]*\w*\d|^:|[0-9a-f]{8}-[0-9a-f]{4}|[a-z]\d+[a-z]|\d[a-z]+\d/i;

/** Whether a name in code was given by a person and stays: no generated class, no id with a counter or a hash in it. */
export function isStableName(name: string): boolean {
  return /^[a-z_][\w.:[\] -]{2,79}$/i.test(name) && !GENERATED.test(name) && !/\d/.test(name);
}

/** The same for the names of test ids and fields: a field's own number is a part of them, a record's is not. */
export function isStableField(name: string, address: string): boolean {
  if (!/^[a-z_][\w.:[\] -]{2,119}$/i.test(name) || GENERATED.test(name)) return false;
  return (name.match(/\d+/g) ?? []).every((digits) => !address.includes(digits));
}

/** Whether a class says what a thing is, rather than how it looks: of words, and long enough to be somebody's own. */
export function isStableClass(name: string): boolean {
  return (
    /^[a-z]{3,}(?:(?:__?|--?)[a-z]{3,})+$/i.test(name) && name.length >= 9 && !UTILITY.test(name)
  );
}

const UTILITY =
  /^(?:text|font|flex|items|justify|content|self|grid|gap|space|border|rounded|shadow|overflow|cursor|select|whitespace|break|tracking|leading|align|float|bg|object|place|inline|min|max|group|transition|hover|focus|dark)-/;

/** A name in code as it can be shown: `data-external_id` is "external id". */
export function readableName(name: string): string {
  const words = name
    .replace(/^data-/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  return words.slice(0, 60) || 'Customer ID';
}
