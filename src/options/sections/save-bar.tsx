import { usePage } from '../../ui/page-context';
import { useOptionsState } from '../options';

/** The page's one Save, and what became of it. */
export function SaveBar() {
  const { t } = usePage();
  const { isSaving, problem, saved, status } = useOptionsState((state) => state);
  return (
    <div class="save-bar">
      <button type="submit" class="strong">
        {t('save')}
      </button>
      <div role="status">
        {isSaving && <p class="hint">{t('saving')}</p>}
        {saved !== null && (
          <>
            <p class="good">
              <b>{t('saved')}</b>
            </p>
            {status?.key.stored === false && (
              <p class="error">{t('savedWithoutKey', status.settings.organization)}</p>
            )}
            {saved.keyTrimmed && <p class="hint">{t('keyTrimmed')}</p>}
          </>
        )}
        {problem !== null && <p class="error">{t('notSaved', t(problem.words))}</p>}
      </div>
    </div>
  );
}
