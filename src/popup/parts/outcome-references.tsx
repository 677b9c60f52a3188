import type { Charge } from '../../domain/charge';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { timeOf } from '../../ui/time-of';

interface OutcomeReferencesProps {
  readonly charge: Charge;
  /** Whether the time of the press is needed, to find the charge elsewhere. */
  readonly hasTime: boolean;
}

/** What to quote to someone else about a charge: the server's ids, and when it was pressed. */
export function OutcomeReferences({ charge, hasTime }: OutcomeReferencesProps) {
  const { language, t } = usePage();
  return (
    <div class="references">
      {charge.events.map((event) => {
        if ('answer' in event && event.answer !== null) {
          const { orderId, requestId } = event.answer;
          return (
            <>
              <Reference of="orderReference" id={orderId} />
              <Reference of="requestReference" id={requestId} />
            </>
          );
        }
        if (event.type !== 'refused') return null;
        return (
          <>
            <Reference of="codeReference" id={event.code} />
            <Reference of="requestReference" id={event.requestId} />
          </>
        );
      })}
      {hasTime && <p>{t('pressedAt', timeOf(charge.request.pressedAt, language))}</p>}
    </div>
  );
}

interface ReferenceProps {
  readonly of: 'orderReference' | 'requestReference' | 'codeReference';
  readonly id: string | null;
}

function Reference({ of, id }: ReferenceProps) {
  if (id === null || id === '') return null;
  return (
    <p>
      <Phrase of={of} parts={[<Foreign mono text={id} />]} />
    </p>
  );
}
