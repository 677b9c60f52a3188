import type { ShownCharge } from '../popup-state';
import { usePage } from '../../ui/page-context';
import { OutcomeCard } from './outcome-card';
import { SendingCard } from './sending-card';
import { UnfoundCard } from './unfound-card';

/** What is known of the charge on the screen: it is on its way, it has an outcome, or its record is looked for. */
export function ChargeOutcome({ shown }: { shown: ShownCharge }) {
  const { t } = usePage();
  const { charge, isReplyLost, pressed } = shown;
  if (charge !== null && charge.state !== 'sending') {
    return <OutcomeCard charge={charge} state={charge.state} />;
  }
  if (charge !== null) {
    const { pressedAt, ...request } = charge.request;
    return <SendingCard {...request} since={pressedAt} />;
  }
  if (pressed?.form.pricePoint == null) return <p class="hint">{t('chargeReading')}</p>;
  const { externalId, pricePoint } = pressed.form;
  if (isReplyLost) return <UnfoundCard pricePoint={pricePoint} externalId={externalId} />;
  return <SendingCard pricePoint={pricePoint} externalId={externalId} since={pressed.at} />;
}
