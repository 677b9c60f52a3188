import type { Surface } from '../driver/surface';

/** Has a page look for files of an extension, by fetch and as an image: a line for each file. */
export async function probeFiles(
  page: Surface,
  origin: string,
  files: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(`(async () => {
    const answer = (found) => (found ? 'yes' : 'no');
    const fetched = (url) => fetch(url, { mode: 'no-cors' }).then(() => true, () => false);
    const drawn = (url) => new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = url;
    });
    const found = {};
    for (const file of ${JSON.stringify(files)}) {
      const url = ${JSON.stringify(origin)} + '/' + file;
      found[file] = 'fetch ' + answer(await fetched(url)) + ', image ' + answer(await drawn(url));
    }
    return found;
  })()`);
}

/** Has a page put an address into a frame, and says all that it can learn of it once it has loaded. */
export async function probeFrame(page: Surface, address: string): Promise<string> {
  return page.evaluate(`(async () => {
    const frame = document.createElement('iframe');
    const over = new Promise((resolve) => {
      frame.onload = () => resolve('load');
      frame.onerror = () => resolve('error');
    });
    frame.src = ${JSON.stringify(address)};
    document.body.append(frame);
    const event = await over;
    const { contentDocument, contentWindow } = frame;
    return [event, contentDocument === null, contentWindow.length].join(' ');
  })()`);
}
