import type { Answer } from './answer';
import { answerBilling } from './billing-api';
import { Books } from './books';
import { makeCertificate } from './certificate';
import { loadContract } from './contract';
import { type Controls, makeControls } from './controls';
import { type CutShort, cutShort } from './cut-short';
import { deliver, send } from './deliver';
import { Ledger, type SandboxCharge, type SandboxRequest, type SandboxSettlement } from './ledger';
import { makeOrganizations } from './organizations';
import { Pauses } from './pauses';
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
  /** How long the token of an authentication lives. */
  readonly tokenLivesMs?: number;
  /** Customers by the e-mail address on file; some names are known without. */
  readonly emails?: ReadonlyMap<string, string>;
}

/** A running sandbox: the billing API at its own address, and the books that judge a test. */
export interface Sandbox extends Controls {
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
  const { emails = new Map(), http1Only = false, pages } = options;
  const { settleAfterMs = 20_000, tokenLivesMs = 3_600_000 } = options;
  const contract = loadContract();
  const certificate = await makeCertificate();
  const watchers = new Watchers();
  const ledger = new Ledger(watchers);
  const pauses = new Pauses();
  const times = { settleAfterMs, tokenLivesMs };
  const books = new Books(makeOrganizations(), ledger, pauses, times, emails);

  const held = new Set<string>();
  let nextCut: CutShort | undefined;
  let isEachFresh = false;
  const handle = async (exchange: Exchange): Promise<void> => {
    exchange.response.setHeader('date', new Date(ledger.clock.now()).toUTCString());
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

  return {
    ...makeControls(books, (path) => contract.has(path)),
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
