/** How this browser carries requests: what the billing client has to know of it. */
export function createTransport() {
  return {
    send: (...call: Parameters<typeof fetch>) => fetch(...call),
    canStream: canStreamBodies(),
    protocolOf: (url: string) => {
      const last = performance
        .getEntriesByName(url, 'resource')
        .findLast((entry) => entry instanceof PerformanceResourceTiming);
      // The browser keeps 250 of them and then no new ones.
      performance.clearResourceTimings();
      return last?.nextHopProtocol;
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
