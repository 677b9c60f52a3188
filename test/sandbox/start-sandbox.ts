import type { Answer } from './answer';
import { answerBilling } from './billing-api';
import { Books } from './books';
import { makeCertificate } from './certificate';
import { loadContract } from './contract';
import { type CutShort, cutShort } from './cut-short';
import { deliver, send } from './deliver';
import { Ledger, type SandboxCharge, type SandboxRequest, type SandboxSettlement } from './ledger';
import { makeOrganisations } from './organisations';
import { Pauses } from './pauses';
import type { PricePoint } from './price-point';
import { arrivalOf, readArrival } from './read-arrival';
import type { Unreachable } from './switchboard';
import { endAfterAnswer, type Exchange, listenTls } from './tls-server';
import { Watchers } from './watchers';

export interface SandboxOptions {
  /** Leaves HTTP/2 out. */
  readonly http1Only?: boolean;
  /** The pages of every host but the billing one; undefined answers 404. */
  readonly pages?: (host: string, path: string) => { readonly html: string } | undefined;
  /** How long a processing charge takes to settle by itself. */
  readonly settleAfterMs?: number;
  /** Customers by the e-mail address on file; some names are known without. */
  readonly emails?: ReadonlyMap<string, string>;
}

/** A running sandbox: the billing API at its own address, and the books that judge a test. */
export interface Sandbox {
  readonly port: number;
  readonly spki: string;
  /** The certificate as PEM, for clients that trust it by name. */
  readonly certificate: string;
  readonly requests: readonly SandboxRequest[];
  readonly charges: readonly SandboxCharge[];
  readonly settled: readonly SandboxSettlement[];
  /** Resolves with the first request, past or future, that fits; its line as it is then. */
  waitFor(
    predicate: (request: SandboxRequest) => boolean,
    timeoutMs: number,
  ): Promise<SandboxRequest>;
  /** Resolves with the first charge, past or future, that fits. */
  waitForCharge(
    predicate: (charge: SandboxCharge) => boolean,
    timeoutMs: number,
  ): Promise<SandboxCharge>;
  /** Answers what is held for a customer; says how many answers that were. */
  release(externalId: string): number;
  /** Ends a processing charge; one that is settled already stays as it is. */
  settle(orderId: string, status?: SandboxSettlement['status']): void;
  setPrice(org: string, ident: string, fields: Partial<PricePoint>): void;
  removePricePoint(org: string, ident: string): void;
  /** Makes an operation such as `/payments_history` answer 503, or work again. */
  setDown(operationPath: string, down: boolean): void;
  /** Keeps the answers of an operation back until they are released by its path, or answers again. */
  setHeld(operationPath: string, held: boolean): void;
  /** Cuts the connection under the next charge request before that is whole. */
  cutNextCharge(cut: CutShort): void;
  /** Ends each connection after a look-up, so that the request after it needs a fresh one. */
  setFreshConnections(fresh: boolean): void;
  /**
   * Breaks every connection and refuses new ones, as a network that is down, until told otherwise;
   * with 'no TLS' somebody answers, and refuses to speak TLS.
   */
  setUnreachable(unreachable: Unreachable): void;
  close(): Promise<void>;
}

const billingHost = 'billing.funnelfox.com';

/** Starts a sandbox on a free port of this machine. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { emails = new Map(), http1Only = false, pages, settleAfterMs = 20_000 } = options;
  const contract = loadContract();
  const certificate = await makeCertificate();
  const watchers = new Watchers();
  const ledger = new Ledger(watchers);
  const pauses = new Pauses();
  const books = new Books(makeOrganisations(), ledger, pauses, settleAfterMs, emails);

  const held = new Set<string>();
  let nextCut: CutShort | undefined;
  let isEachFresh = false;
  const handle = async (exchange: Exchange): Promise<void> => {
    const isCharge = exchange.request.url?.endsWith('/checkout/one_click') ?? false;
    if (isCharge && nextCut !== undefined) {
      const cut = nextCut;
      nextCut = undefined;
      const note = ledger.addRequest(arrivalOf(exchange.request, '').line);
      await cutShort(exchange, cut, pauses.after(cut.afterMs), note);
      return;
    }
    const arrival = await readArrival(exchange.request);
    if (arrival.host === billingHost) {
      const note = ledger.addRequest(arrival.line);
      if (isEachFresh && !isCharge) endAfterAnswer(exchange);
      const answer = answerBilling(books, contract, arrival.billing);
      await deliver(holdBack(answer, arrival.billing.operationPath), exchange, note);
      return;
    }
    const page = pages?.(arrival.host, arrival.line.path);
    const html = page?.html ?? '<!doctype html><title>Not found</title><h1>Not found</h1>';
    const status = page === undefined ? 404 : 200;
    send(exchange.response, { status, type: 'text/html; charset=utf-8', text: html });
  };
  const holdBack = (answer: Answer, path = ''): Answer =>
    answer.kind === 'reply' && held.has(path)
      ? { kind: 'wait', reply: pauses.hold(path).then(() => answer.reply) }
      : answer;
  const server = await listenTls(certificate, http1Only, handle);

  const organisation = (org: string) => {
    const found = books.organisations.get(org);
    if (found === undefined) throw new Error(`no organisation ${org}`);
    return found;
  };
  return {
    port: server.port,
    spki: certificate.spki,
    certificate: certificate.cert,
    requests: ledger.requests,
    charges: ledger.charges,
    settled: ledger.settled,
    waitFor: async (predicate, timeoutMs) =>
      watchers.until(() => ledger.requests.find(predicate), 'request', timeoutMs),
    waitForCharge: async (predicate, timeoutMs) =>
      watchers.until(() => ledger.charges.find(predicate), 'charge', timeoutMs),
    release: (externalId) => pauses.release(externalId),
    settle: (orderId, status = 'succeeded') => {
      ledger.settle(orderId, status);
    },
    setPrice: (org, ident, fields) => {
      const { pricePoints } = organisation(org);
      if (!pricePoints.some((point) => point.ident === ident)) throw new Error(`no ${ident}`);
      organisation(org).pricePoints = pricePoints.map((point) =>
        point.ident === ident ? { ...point, ...fields } : point,
      );
    },
    removePricePoint: (org, ident) => {
      const found = organisation(org);
      found.pricePoints = found.pricePoints.filter((point) => point.ident !== ident);
    },
    setDown: (operationPath, down) => {
      if (!contract.has(operationPath)) throw new Error(`no operation ${operationPath}`);
      if (down) books.down.add(operationPath);
      else books.down.delete(operationPath);
    },
    setHeld: (operationPath, isHeld) => {
      if (!contract.has(operationPath)) throw new Error(`no operation ${operationPath}`);
      if (isHeld) held.add(operationPath);
      else held.delete(operationPath);
      if (!isHeld) pauses.release(operationPath);
    },
    cutNextCharge: (cut) => {
      nextCut = cut;
    },
    setFreshConnections: (fresh) => {
      isEachFresh = fresh;
    },
    setUnreachable: (unreachable) => {
      server.setUnreachable(unreachable);
    },
    close: async () => {
      pauses.clear();
      await server.close();
    },
  };
}
