import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Charge } from '../../domain/charge';
import { orderOf } from '../../domain/charge-order';
import { momentOf } from '../../domain/elapsed';
import { SECOND_CHARGE_LOOK } from '../../domain/limits';
import { deniableIn } from '../../domain/deny-charge';
import { usePage } from '../../ui/page-context';
import { timeOf } from '../../ui/time-of';
import { lookUpCharge, showCharge } from '../follow-charge';
import { usePopup } from '../popup';
import { AskMark } from './ask-mark';
import { MarkQuestion } from './mark-question';
import { CheckOutcome } from './check-outcome';
import { CopyOrderId } from './copy-order-id';
import { lastSeen } from './last-look';
import { TakeOrder } from './take-order';

/** What the agent can do about an open charge: look, take an order that was found, or give their word. */
export function SettleCharge({ charge }: { charge: Charge }) {
  const { ask, language, now, t } = usePage();
  const popup = usePopup();
  const [asked, setAsked] = useState<boolean | null>(null);
  const [failure, setFailure] = useState<'markFailed' | 'markNotTaken' | null>(null);
  const { chargeId } = charge.request;
  // Again with each event: a look tells the server's time, by which the wait is counted.
  const deniableAt = useMemo(() => {
    const at = now();
    return at + deniableIn(charge, momentOf(charge.events, at));
  }, [charge.events.length]);
  const mayDeny = useReached(deniableAt);
  const isTwice = charge.state === 'charged-twice';

  async function mark(charged: boolean, orderId: string | null, why: string) {
    const request = { chargeId, charged, orderId, why };
    const marked = await ask('mark-charge', request).catch(() => null);
    const isMarked = marked !== null && marked.state.startsWith('marked-');
    // A denial is turned down with a reason; a word that it was charged, only where another charge has its order.
    setFailure(isMarked ? null : marked === null || charged ? 'markFailed' : 'markNotTaken');
    setAsked(null);
    if (marked === null) await lookUpCharge(popup, chargeId);
    else showCharge(popup, marked);
  }

  if (asked !== null) {
    return (
      <AskMark
        question={<MarkQuestion charge={charge} charged={asked} />}
        charged={asked}
        onCancel={() => {
          setAsked(null);
        }}
        onMark={(why) => void mark(asked, null, why)}
      />
    );
  }
  const question = (charged: boolean) => () => {
    setFailure(null);
    setAsked(charged);
  };
  const hint =
    charge.state === 'unconfirmed'
      ? t('unconfirmedHint', String(SECOND_CHARGE_LOOK / 1_000))
      : t(isTwice ? 'twiceHint' : 'openHint');
  const orders = isTwice ? [] : ordersFound(charge);
  return (
    <div class="marks">
      {orders.length === 0 && <p class="hint">{hint}</p>}
      {!isTwice && (
        <CheckOutcome
          chargeId={chargeId}
          copy={<CopyOrderId charge={charge} />}
          isNext={orders.length === 0}
        />
      )}
      {orders.map((order) => (
        <TakeOrder
          key={order.orderId}
          isOnly={orders.length === 1}
          order={order}
          onTake={() => void mark(true, order.orderId, '')}
        />
      ))}
      {orders.length === 0 && (
        <button type="button" onClick={question(true)}>
          {t('markCharged')}
        </button>
      )}
      {!isTwice && (
        <button
          type="button"
          disabled={!mayDeny}
          aria-describedby={mayDeny ? undefined : 'deny-later'}
          onClick={question(false)}
        >
          {t('markNotCharged')}
        </button>
      )}
      {!isTwice && !mayDeny && (
        <p id="deny-later" class="hint">
          {t('markNotChargedLater', timeOf(deniableAt, language))}
        </p>
      )}
      {failure !== null && <p class="error">{t(failure)}</p>}
    </div>
  );
}

/** The orders of the last look that the agent may take for this charge's. */
function ordersFound(charge: Charge) {
  if (orderOf(charge) !== null) return [];
  return lastSeen(charge)?.finding.orders ?? [];
}

/** True once that time has come; the screen changes by itself then. */
function useReached(at: number): boolean {
  const { now } = usePage();
  const [isReached, setReached] = useState(now() >= at);
  useEffect(() => {
    const left = at - now();
    if (left <= 0) {
      setReached(true);
      return undefined;
    }
    const timer = setTimeout(() => {
      setReached(true);
    }, left);
    return () => {
      clearTimeout(timer);
    };
  }, [at]);
  return isReached;
}
