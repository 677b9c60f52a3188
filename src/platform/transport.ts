/** How this browser carries requests: what the billing client has to know of it. */
export function createTransport() {
  const protocols = new Map<string, string>();
  return {
    send: (...call: Parameters<typeof fetch>) => fetch(...call),
    canStream: canStreamBodies(),
    protocolOf: (url: string) => {
      const entries = performance.getEntriesByType('resource');
      // The browser keeps 250 of them and then no new ones. Calls that ran beside this one are among
      // them, and have not asked yet: what is cleared here is kept for them.
      performance.clearResourceTimings();
      for (const entry of entries) {
        // A call without an answer has no protocol, and says nothing of the next one.
        if (!(entry instanceof PerformanceResourceTiming) || entry.nextHopProtocol === '') continue;
        protocols.set(new URL(entry.name).host, entry.nextHopProtocol);
      }
      return protocols.get(new URL(url).host);
    },
  };
}

/**
 * A browser that knows streaming bodies asks for `duplex` and finds no type in a stream; one that
 * does not takes the stream for an object and makes a text of it.
 */
function canStreamBodies(): boolean {
  const asked: string[] = [];
  const init = new Proxy<RequestInit>(
    { method: 'POST', body: new ReadableStream() },
    {
      get(target, name: keyof RequestInit) {
        asked.push(name);
        return (name as string) === 'duplex' ? 'half' : target[name];
      },
    },
  );
  const { headers } = new Request('https://billing.funnelfox.com/', init);
  return asked.includes('duplex') && !headers.has('content-type');
}
