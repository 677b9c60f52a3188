import { usePage } from '../../ui/page-context';
import { Sign } from '../parts/sign';
import { usePopupState } from '../popup';

/** No organisation or no key yet: says which, and leads to the settings. */
export function SetUpNeededScreen() {
  const { openOptions, t } = usePage();
  const hasOrganization = usePopupState((state) => state.status?.settings.organization !== '');
  return (
    <div class="stack notice">
      <Sign icon="gear" />
      <h2>{t('setUpTitle')}</h2>
      <p>{t(hasOrganization ? 'setUpKey' : 'setUpAll')}</p>
      <button type="button" class="primary" onClick={openOptions}>
        {t('openSettings')}
      </button>
    </div>
  );
}
