import { useState } from 'preact/hooks';
import type { DamagedCharge } from '../../domain/charge';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { momentOf } from '../../ui/time-of';
import { openPopup } from '../open-popup';
import { usePopup } from '../popup';

/** A record that cannot be read: what is left of it, and the agent's word that frees its customer. */
export function DamagedScreen({ damaged }: { damaged: DamagedCharge }) {
  const { ask, language, t } = usePage();
  const popup = usePopup();
  const [failed, setFailed] = useState(false);
  const { begunAt, chargeId, externalId } = damaged;

  async function close(charged: boolean) {
    const reply = await ask('close-damaged', { chargeId, charged, why: '' }).catch(() => undefined);
    if (reply === undefined) setFailed(true);
    else await openPopup(popup);
  }

  return (
    <div class="stack">
      <div class="outcome bad" role="status">
        <h2>{t('damagedTitle')}</h2>
        <p class="money">{t('moneyUnknown')}</p>
        <p>
          <Phrase of="damagedWhat" parts={[<Foreign mono text={externalId} />]} />
        </p>
        {begunAt !== null && <p class="hint">{t('pressedAt', momentOf(begunAt, language))}</p>}
      </div>
      <div class="marks">
        <p class="hint">{t('damagedHint')}</p>
        <button type="button" onClick={() => void close(true)}>
          {t('markCharged')}
        </button>
        <button type="button" onClick={() => void close(false)}>
          {t('markNotCharged')}
        </button>
        {failed && <p class="error">{t('markFailed')}</p>}
      </div>
      <button type="button" class="wide" onClick={() => void openPopup(popup)}>
        {t('backToForm')}
      </button>
    </div>
  );
}
