import { useState } from 'preact/hooks';
import type { DamagedCharge } from '../../domain/charge';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { momentOf } from '../../ui/time-of';
import { AskMark } from '../parts/ask-mark';
import { OtherOrganization } from '../parts/other-organization';
import { openPopup } from '../open-popup';
import { usePopup } from '../popup';

/** A record that cannot be read: what is left of it, and the agent's word that frees its customer. */
export function DamagedScreen({ damaged }: { damaged: DamagedCharge }) {
  const { ask, language, t } = usePage();
  const popup = usePopup();
  const [failure, setFailure] = useState<'markFailed' | 'markNotTaken' | null>(null);
  const [asked, setAsked] = useState<boolean | null>(null);
  const { begunAt, chargeId, externalId, organization } = damaged;

  async function close(charged: boolean, why: string) {
    const reply = await ask('close-damaged', { chargeId, charged, why }).catch(() => undefined);
    if (reply?.closed === true) {
      await openPopup(popup);
      return;
    }
    setAsked(null);
    setFailure(reply === undefined || charged ? 'markFailed' : 'markNotTaken');
  }

  return (
    <div class="stack">
      <div class="outcome bad" role="status">
        <h2>{t('damagedTitle')}</h2>
        <p class="money">{t('moneyUnknown')}</p>
        <p>
          <Phrase of="damagedWhat" parts={[<Foreign mono text={externalId} />]} />
        </p>
        <OtherOrganization organization={organization} />
        {begunAt !== null && <p class="hint">{t('pressedAt', momentOf(begunAt, language))}</p>}
      </div>
      {asked === null ? (
        <div class="marks">
          <p class="hint">{t('damagedHint')}</p>
          <button
            type="button"
            onClick={() => {
              setAsked(true);
            }}
          >
            {t('markCharged')}
          </button>
          <button
            type="button"
            onClick={() => {
              setAsked(false);
            }}
          >
            {t('markNotCharged')}
          </button>
          {failure !== null && <p class="error">{t(failure)}</p>}
        </div>
      ) : (
        <AskMark
          question={t('damagedQuestion')}
          charged={asked}
          onCancel={() => {
            setAsked(null);
          }}
          onMark={(why) => void close(asked, why)}
        />
      )}
      <button type="button" class="wide" onClick={() => void openPopup(popup)}>
        {t('backToForm')}
      </button>
    </div>
  );
}
