import type { Charge } from '../../domain/charge';
import type { ChargeEvent } from '../../domain/charge-event';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { momentOf } from '../../ui/time-of';
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
      return <NotSentDetails reason={event.reason} shown={charge.request.pricePoint} />;
    case 'answered': {
      const { isReplay, messageForCustomer } = event.answer;
      return (
        <>
          {state === 'processing' && <p>{t('processingWhat')}</p>}
          {state === 'authenticating' && <p>{t('authenticatingWhat')}</p>}
          <Quotation text={messageForCustomer} />
          {isReplay && <p>{t('isReplay')}</p>}
        </>
      );
    }
    case 'refused':
      return (
        <>
          <Quotation text={event.text} />
          {(event.httpStatus === 401 || event.httpStatus === 403) && <p>{t('refusedKey')}</p>}
        </>
      );
    case 'lost':
      // Once settled, or once an order was found, how the answer was lost explains nothing any more.
      if (charge.state !== 'unknown' || hasOrders(charge)) return null;
      return <p>{t(lossWords[event.why], String(event.httpStatus ?? ''))}</p>;
    case 'looked':
      return null;
    case 'marked': {
      const by = event.by === '' ? t('someone') : event.by;
      return (
        <>
          <p>
            <Phrase of="markedBy" parts={[<Foreign text={by} />, momentOf(event.at, language)]} />
          </p>
          <Quotation text={event.why} />
        </>
      );
    }
    default:
      return event satisfies never;
  }
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
