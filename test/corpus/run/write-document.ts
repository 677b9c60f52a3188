/**
 * Puts a page in the place of the document it is evaluated in, as a parser would build it, and waits for
 * its frames. A navigation does no more for a reader, and takes ten times as long.
 */
export async function writeDocument(html: string): Promise<void> {
  document.open();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the window and parses shadow roots
  document.write(html);
  document.close();

  const framesIn = (scope: ParentNode): HTMLIFrameElement[] =>
    Array.from(scope.querySelectorAll('*')).flatMap((element) => [
      ...(element instanceof HTMLIFrameElement ? [element] : []),
      ...(element.shadowRoot === null ? [] : framesIn(element.shadowRoot)),
    ]);
  const isLoaded = ({ contentDocument }: HTMLIFrameElement) =>
    contentDocument?.URL === 'about:srcdoc' && contentDocument.readyState === 'complete';
  if (!html.includes('<iframe')) return;
  // Neither the window's own `load` waits for the frames of a document that was written, nor is a
  // frame's `load` always that of its own document.
  while (!framesIn(document).every(isLoaded)) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
}
