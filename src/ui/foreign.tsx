import { cleanText } from '../domain/clean-text';

const LONGEST = 300;

/** A text that is not ours (a server's, a page's, an id): cleaned, and kept from reordering its surroundings. */
export function Foreign({ text, mono = false }: { text: string; mono?: boolean }) {
  return <bdi class={mono ? 'mono' : undefined}>{cleanText(text, LONGEST)}</bdi>;
}
