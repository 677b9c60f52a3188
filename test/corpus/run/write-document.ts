/**
 * Puts a page in the place of the document it is evaluated in, as a parser would build it, and waits for
 * its frames. A navigation does no more for a reader, and takes ten times as long.
 */
export async function writeDocument(html: string): Promise<void> {
  // The page before may have put something else under these names.
  Reflect.apply(Document.prototype.open, document, []);
  Reflect.apply(Document.prototype.write, document, [html]);
  Reflect.apply(Document.prototype.close, document, []);
  if (window.frames.length === 0) return;
  await new Promise((resolve) => {
    window.addEventListener('load', resolve, { once: true });
  });
}
