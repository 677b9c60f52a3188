import type { Charge } from '../../domain/charge';
import type { ChargeEvent } from '../../domain/charge-event';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { momentOf } from '../../ui/time-of';
import { ANSWER_TIMEOUT } from '../../domain/limits';
import { isUnderWay } from '../../domain/outcome-heading';
import { isDenial } from '../../domain/is-denial';
import { lossWords } from '../words/loss-words';
import { hasOrders, LastLook } from './last-look';
import { NotSentDetails } from './not-sent-details';

/** What its events tell about a charge beyond its heading, in words. */
export function OutcomeDetails({ charge }: { charge: Charge }) {
  return (
    <>
      {charge.events.map((event, index) => (
        <EventDetails key={index} event={event} charge={charge} />
      ))}
      <LastLook charge={charge} />
    </>
  );
}

interface EventDetailsProps {
  readonly event: ChargeEvent;
  readonly charge: Charge;
}

function EventDetails({ event, charge }: EventDetailsProps) {
  const { language, t } = usePage();
  const { state } = charge;
  switch (event.type) {
    case 'sending':
      return null;
    case 'not-sent':
    case 'withheld':
      return <NotSentDetails reason={event.reason} shown={charge.request.pricePoint} />;
    case 'answered': {
      const { isReplay, messageForCustomer, status } = event.answer;
      return (
        <>
          <Waiting state={state} />
          <Quotation text={messageForCustomer} />
          {isReplay && <p>{t(isDenial(status) ? 'isReplayOfDenial' : 'isReplay')}</p>}
        </>
      );
    }
    case 'already-charged':
      return <p>{t(isUnderWay(charge) ? 'alreadySentWhat' : 'alreadyChargedWhat')}</p>;
    case 'key-answered':
      return (
        <>
          <p>{t(event.answer === null ? 'keyKnown' : 'keyAnswered')}</p>
          {event.answer !== null && <Waiting state={state} />}
        </>
      );
    case 'refused':
      return (
        <>
          <Quotation text={event.text} />
          {(event.httpStatus === 401 || event.httpStatus === 403) && <p>{t('refusedKey')}</p>}
        </>
      );
    case 'lost':
      // Once resolved, or once more is known, how the answer was lost explains nothing any more.
      if (charge.state !== 'unknown' || hasOrders(charge) || isKeyAnswered(charge)) return null;
      return <p>{t(lossWords[event.why], lossDetail(event))}</p>;
    case 'looked':
      return null;
    case 'marked': {
      const by = event.by === '' ? t('someone') : event.by;
      return (
        <>
          <p>
            <Phrase
              of={event.charged ? 'markedChargedBy' : 'markedNotChargedBy'}
              parts={[<Foreign text={by} />, momentOf(event.at, language)]}
            />
          </p>
          <Quotation text={event.why} />
        </>
      );
    }
    default:
      return event satisfies never;
  }
}

function isKeyAnswered({ events }: Charge): boolean {
  return events.some(({ type }) => type === 'key-answered');
}

/** What a text on a lost outcome names: after how many seconds, or with which HTTP status. */
function lossDetail({ why, httpStatus }: Extract<ChargeEvent, { type: 'lost' }>): string {
  return String(why === 'timeout' ? ANSWER_TIMEOUT / 1_000 : (httpStatus ?? ''));
}

/** For whom an outcome that is still to come waits. */
function Waiting({ state }: { state: Charge['state'] }) {
  const { t } = usePage();
  if (state === 'processing') return <p>{t('processingWhat')}</p>;
  return state === 'authenticating' ? <p>{t('authenticatingWhat')}</p> : null;
}

/** The server's or the agent's own words. */
function Quotation({ text }: { text: string | null }) {
  if (text === null || text.trim() === '') return null;
  return (
    <p>
      <Phrase of="quotation" parts={[<Foreign text={text} />]} />
    </p>
  );
}
