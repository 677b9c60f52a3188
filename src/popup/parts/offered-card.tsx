import { useEffect, useRef } from 'preact/hooks';
import { checkFormCustomer } from '../form';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { usePopup, usePopupState } from '../popup';
import { endTeaching, saveCard, type Teaching } from '../teach-page';
import { customerProblem } from '../words/customer-problem';
import { CardTrialLine } from './card-trial-line';
import { Offers } from './offers';
import { Said } from './said';

/** What will be read, where it stands, and what came of trying it. */
export function OfferedCard({ teaching }: { teaching: Extract<Teaching, { step: 'offered' }> }) {
  const page = usePage();
  const { plural, t } = page;
  const popup = usePopup();
  const settings = usePopupState((state) => state.status?.settings);
  const { failure, matches, offered } = teaching;
  const check =
    settings === undefined ? null : checkFormCustomer({ externalId: offered.value }, settings);
  const { trial } = teaching;
  // A card that does not find what the agent pointed at would teach the page wrong.
  const found = trial !== null && trial !== 'no-answer' && trial.ok ? trial : undefined;
  const isRead = found?.knowsAddress === true && found.values.includes(offered.value);
  const canSave = check?.ok === true && isRead;
  const save = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (canSave) save.current?.focus();
  }, [canSave]);
  return (
    <>
      <div class="stack teach">
        <h2>{t('teachTitle')}</h2>
        <p class="taught">
          <Foreign mono text={offered.value} />
        </p>
        <div>
          <p>
            <Phrase of="teachWhere" parts={[<Foreign text={offered.host} />]} />
          </p>
          <Offers teaching={teaching} />
        </div>
        <div class="remarks" aria-live="polite">
          <Said tone={matches === 1 ? 'ok' : 'warn'}>{plural('teachPlaces', matches)}</Said>
          <CardTrialLine trial={teaching.trial} expected={offered.value} />
          {check?.ok === false && (
            <Said tone="warn">{t('teachUnusable', customerProblem(check, page))}</Said>
          )}
          {failure !== null && (
            <Said tone="warn">{t(failure === 'too-many' ? 'teachTooMany' : 'teachNotSaved')}</Said>
          )}
        </div>
      </div>
      <div class="actions">
        <button
          ref={save}
          type="button"
          class="primary"
          disabled={!canSave}
          onClick={() => void saveCard(popup)}
        >
          {t('save')}
        </button>
        <button type="button" class="wide" onClick={() => void endTeaching(popup)}>
          {t('teachCancel')}
        </button>
      </div>
    </>
  );
}
