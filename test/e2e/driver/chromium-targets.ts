import type { RpcSocket } from './rpc-socket';

export interface ChromiumTarget {
  readonly targetId: string;
  readonly url: string;
}

/** What Chromium has open. Looking attaches to nothing, so no worker is kept alive by it. */
export interface ChromiumTargets {
  readonly tabMarked: (url: string) => Promise<ChromiumTarget | undefined>;
  readonly worker: () => Promise<ChromiumTarget | undefined>;
  readonly toolbarPopup: () => Promise<ChromiumTarget | undefined>;
  /** The extension's pages that lie in tabs and windows. */
  readonly extensionPages: () => Promise<readonly ChromiumTarget[]>;
  /** Those in frames of pages of another origin. */
  readonly framedPages: () => Promise<readonly ChromiumTarget[]>;
}

/** Looks at a browser's targets for one extension. */
export function chromiumTargets(rpc: RpcSocket, extensionOrigin: string): ChromiumTargets {
  async function list(
    type: 'page' | 'iframe' | 'tab' | 'service_worker',
  ): Promise<ChromiumTarget[]> {
    const answer = await rpc.send<{ targetInfos: ChromiumTarget[] }>('Target.getTargets', {
      filter: [{ type }],
    });
    return answer.targetInfos;
  }

  const isOurs = ({ url }: ChromiumTarget): boolean => url.startsWith(`${extensionOrigin}/`);

  /** Of all the extension's pages, only the toolbar popup lies in no browser window. */
  async function hasWindow({ targetId }: ChromiumTarget): Promise<boolean> {
    try {
      await rpc.send('Browser.getWindowForTarget', { targetId });
      return true;
    } catch {
      return false;
    }
  }

  async function pages(inWindow: boolean): Promise<ChromiumTarget[]> {
    const ours = (await list('page')).filter(isOurs);
    const places = await Promise.all(ours.map(hasWindow));
    return ours.filter((_, index) => places[index] === inWindow);
  }

  return {
    tabMarked: async (url) => (await list('tab')).find((target) => target.url === url),
    worker: async () => (await list('service_worker')).find(isOurs),
    toolbarPopup: async () => (await pages(false))[0],
    extensionPages: () => pages(true),
    framedPages: async () => (await list('iframe')).filter(isOurs),
  };
}
