import { normalizeLabel } from '../domain/label-match';

/** What stands where there is no value. */
const NOTHING =
  /^(?:[-\u2010-\u2015\u2026._*/\\|]+|n\/?a|none|null|nil|undefined|unknown|empty|hidden|unassigned|not (?:set|available)|keine?|leer|ninguno|vac\u00edo|aucune?|vide|nenhum|vazio)$/i;

/** What is cut short, masked, or a remark is no value either: nobody's ID ends in dots. */
const PARTIAL = /(?:\.{2,}|\u2026)$|\*{2,}|\u2022{2,}|^\(.*\)$/;

/** Words of the tools beside a value. */
const TOOLS =
  /^(?:copy|copied!?|copy to clipboard|edit|change|open|view|show|hide|more|add|remove|delete|save|cancel|verified|required|optional|kopieren|bearbeiten|\u00f6ffnen|anzeigen|copiar|editar|abrir|ver|copier|modifier|ouvrir|voir)$/i;

/** A text as a value: the blanks around it do not count, nor a colon left over from its label. */
export function cleanValue(text: string): string {
  return text
    .replace(/[\t\n\f\r \u00a0]+/g, ' ')
    .replace(/^(?: ?[:\uff1a])? | $/g, '')
    .replace(/^[:\uff1a] ?/, '')
    .slice(0, 2000);
}

/** Whether a text can be a value at all: no placeholder, no tool, no label. */
export function isValue(text: string, labels: ReadonlySet<string>): boolean {
  return (
    text !== '' &&
    !NOTHING.test(text) &&
    !PARTIAL.test(text) &&
    !TOOLS.test(text) &&
    !labels.has(normalizeLabel(text))
  );
}

/** Whether a text looks like an ID rather than like a word. */
export const looksLikeId = (text: string): boolean => /^\S+$/.test(text) && /[\d@_]/.test(text);

/** Whether a text looks like an ID and not like a name in code either: `created_at`. */
export const isSurelyId = (text: string): boolean => looksLikeId(text) && /[\d@]/.test(text);
