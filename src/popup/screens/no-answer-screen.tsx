import { usePage } from '../../ui/page-context';
import { Sign } from '../parts/sign';
import { openPopup } from '../open-popup';
import { usePopup } from '../popup';

/** The background did not answer: said, with the one thing to do. */
export function NoAnswerScreen() {
  const { t } = usePage();
  const popup = usePopup();
  return (
    <div class="stack notice">
      <Sign icon="warning" />
      <h2>{t('noAnswerTitle')}</h2>
      <p>{t('noAnswer')}</p>
      <button type="button" class="primary" onClick={() => void openPopup(popup)}>
        {t('tryAgain')}
      </button>
    </div>
  );
}
