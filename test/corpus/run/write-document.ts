/**
 * Puts a page in the place of the document it is evaluated in, as a parser would build it, and waits for
 * its frames. A navigation does no more for a reader, and takes ten times as long.
 */
export async function writeDocument(html: string): Promise<void> {
  document.open();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the window and parses shadow roots
  document.write(html);
  document.close();
  if (document.readyState === 'complete') return;
  await new Promise((resolve) => {
    window.addEventListener('load', resolve, { once: true });
  });
}
