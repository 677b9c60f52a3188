/** The page of the demo help desk at an address, if there is one. */
export function deskPage(host: string, path: string): { html: string } | undefined {
  if (host !== 'desk.acme.test' || path !== '/') return undefined;
  return { html: '<!doctype html><title>Acme desk</title>' };
}
