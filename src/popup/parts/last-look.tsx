import type { Charge } from '../../domain/charge';
import { isOpen } from '../../domain/state-facts';
import type { FoundOrder } from '../../domain/finding';
import { formatMoney } from '../../domain/money';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { momentOf } from '../../ui/time-of';
import { findingWords, unreadWords } from '../words/look-words';

/** True when the last look found orders that may be this charge's. */
export function hasOrders(charge: Charge): boolean {
  return (lastSeen(charge)?.finding.orders.length ?? 0) > 0;
}

/** The last look that saw something; one that could see nothing hides no order that was found before. */
export function lastSeen({ events }: Charge) {
  const looks = events.filter((event) => event.type === 'looked');
  const sawMore = looks.findLast(
    ({ finding, payments }) => payments === 'read' || finding.kind !== 'nothing',
  );
  return sawMore ?? looks.at(-1);
}

/** What the last look at the server found, when it was, and what it could not see. */
export function LastLook({ charge }: { charge: Charge }) {
  const { language, t } = usePage();
  const look = lastSeen(charge);
  if (look === undefined) return null;
  const { at, by, finding, payments } = look;
  // A settled charge is explained by what settled it; a look that added nothing is no news.
  if (finding.kind === 'nothing' && !isOpen(charge.state)) return null;
  // The money line of a denial that is not confirmed says it already.
  const isSaid = finding.kind === 'nothing' && charge.state === 'unconfirmed';
  const latest = charge.events.findLast((event) => event.type === 'looked');
  const unread = unreadWords[latest?.payments ?? payments];
  return (
    <div class="look">
      {!isSaid && <p>{t(findingWords[finding.kind])}</p>}
      {finding.orders.length > 0 && (
        <ul class="orders">
          {finding.orders.map((order, index) => (
            <OrderLine key={index} order={order} />
          ))}
        </ul>
      )}
      <p class="references">
        {t(by === 'agent' ? 'lookedByAgent' : 'lookedBySchedule', momentOf(at, language))}
        {unread !== null && ` ${t(unread)}`}
      </p>
    </div>
  );
}

/** An order as the server's books show it. */
export function OrderLine({ order }: { order: FoundOrder }) {
  const { language, t } = usePage();
  const { amount, createdAt, orderId } = order;
  return (
    <li>
      <b>{amount === null ? t('amountUnread') : formatMoney(amount, language)}</b>
      {createdAt !== null && ` · ${momentOf(createdAt, language)}`}
      {orderId !== null && (
        <>
          {' · '}
          <Foreign mono text={orderId} />
        </>
      )}
    </li>
  );
}
