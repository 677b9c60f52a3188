import { randomUUID } from 'node:crypto';
import type { AuthenticationEnd } from './authentications';
import type { Books, ListPath } from './books';
import type { LagTime } from './lag';
import type { SandboxSettlement } from './ledger';
import { inMinorUnits, kindOf, type PricePoint } from './price-point';
import { pointOf } from './purchases';

/** What a test may arrange on the server's side. `who` is an organization or a customer's id. */
export interface Controls {
  /** Answers what is held for a customer and carries out what is late; says how many that were. */
  release(externalId: string): number;
  /** Ends a processing charge; one that is settled already stays as it is. */
  settle(orderId: string, status?: SandboxSettlement['status']): void;
  /** Ends a customer's pending authentications: completed, the order is charged; says how many. */
  endAuthentication(externalId: string, end: AuthenticationEnd): number;
  setPrice(org: string, ident: string, fields: Partial<PricePoint>): void;
  removePricePoint(org: string, ident: string): void;
  /** Sets the server's clock so many milliseconds ahead of this machine's. */
  setClock(ahead: number): void;
  /** Guards ownership, or does not; undefined leaves a customer to their organization. */
  setGuard(who: string, guards: boolean | undefined): void;
  /** Adds a tax to the charges from now on, in percent; undefined takes it away. */
  setTax(who: string, percent: number | undefined): void;
  /** Shows orders late that are made from now on, or, with 'none', every order at once again. */
  setLag(path: ListPath, lag: LagTime | 'none'): void;
  /** Writes fields over the rows of a list, of an order, a customer or an organization; or no longer. */
  setRow(path: ListPath, who: string, fields: Readonly<Record<string, unknown>> | undefined): void;
  /** Gives an order's money back, wholly or so much of it in decimal major units. */
  refund(orderId: string, amount?: string): void;
  /** Takes back what an order brought: a subscription ends, anything else is revoked. */
  revoke(orderId: string): void;
  /** Gives the subscription of an order other statuses, EXPIRED being the end of it. */
  setStatuses(orderId: string, statuses: readonly string[]): void;
  /** Takes the next payment of the subscription of an order, now; gives the id of its own order. */
  renew(orderId: string): string;
  /** Lists an order under another price point as well; after `revoke`, as a migrated plan. */
  bringAlso(orderId: string, ppIdent: string): void;
  /** Makes an operation such as `/payments_history` answer 503, or work again. */
  setDown(operationPath: string, down: boolean): void;
  /** Lets a firewall refuse the next requests of an operation: 403 with a web page. */
  blockNext(operationPath: string, times?: number): void;
}

/** The controls over a sandbox's books. */
export function makeControls(books: Books, knowsOperation: (path: string) => boolean): Controls {
  const organization = (org: string) => {
    const found = books.organizations.get(org);
    if (found === undefined) throw new Error(`no organization ${org}`);
    return found;
  };
  const charge = (orderId: string) => {
    const found = books.ledger.charges.find((line) => line.orderId === orderId);
    if (found === undefined) throw new Error(`no charge with order ${orderId}`);
    return found;
  };
  const operation = (path: string) => {
    if (!knowsOperation(path)) throw new Error(`no operation ${path}`);
    return path;
  };
  const knownPoint = (org: string, ident: string) => {
    const point = pointOf(organization(org), ident);
    if (point === undefined) throw new Error(`no ${ident}`);
    return point;
  };
  return {
    release: (externalId) => books.pauses.release(externalId),
    settle: (orderId, status = 'succeeded') => {
      books.ledger.settle(orderId, status);
    },
    endAuthentication: (externalId, end) => books.authentications.end(externalId, end),
    setPrice: (org, ident, fields) => {
      const found = organization(org);
      if (!found.pricePoints.some((point) => point.ident === ident)) throw new Error(`no ${ident}`);
      found.pricePoints = found.pricePoints.map((point) =>
        point.ident === ident ? { ...point, ...fields } : point,
      );
    },
    removePricePoint: (org, ident) => {
      const found = organization(org);
      found.pricePoints = found.pricePoints.filter((point) => point.ident !== ident);
    },
    setClock: (ahead) => {
      books.ledger.clock.ahead = ahead;
    },
    setGuard: (who, guards) => {
      books.guards.set(who, guards);
    },
    setTax: (who, percent) => {
      books.taxes.set(who, percent);
    },
    setLag: (path, lag) => {
      if (lag === 'none') books.lists[path].lag.end();
      else books.lists[path].lag.begin(lag);
    },
    setRow: (path, who, fields) => {
      books.lists[path].fields.set(who, fields);
    },
    refund: (orderId, amount) => {
      const { org, ppIdent, minorUnits } = charge(orderId);
      const { currency } = knownPoint(org, ppIdent);
      const left = minorUnits - books.aftermath.refundedOf(orderId);
      const back = amount === undefined ? left : inMinorUnits(amount, currency);
      if (back > left) throw new Error(`order ${orderId} has only ${left} left to refund`);
      books.aftermath.refund(orderId, back);
    },
    revoke: (orderId) => {
      books.aftermath.revoke(charge(orderId).orderId);
    },
    setStatuses: (orderId, statuses) => {
      books.aftermath.setStatuses(charge(orderId).orderId, statuses);
    },
    renew: (orderId) => {
      const { org, ppIdent } = charge(orderId);
      if (kindOf(knownPoint(org, ppIdent)) !== 'subscription')
        throw new Error(`no renewals: ${ppIdent}`);
      const renewal = {
        orderId: randomUUID(),
        at: new Date(books.ledger.clock.now()).toISOString(),
      };
      books.aftermath.renew(orderId, renewal);
      return renewal.orderId;
    },
    bringAlso: (orderId, ppIdent) => {
      books.aftermath.bringAlso(orderId, knownPoint(charge(orderId).org, ppIdent).ident);
    },
    setDown: (operationPath, down) => {
      if (down) books.down.add(operation(operationPath));
      else books.down.delete(operation(operationPath));
    },
    blockNext: (operationPath, times = 1) => {
      books.blocked.set(operation(operationPath), times);
    },
  };
}
