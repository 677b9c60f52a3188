import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { Sign } from '../parts/sign';
import { usePopupState } from '../popup';

/** No organization, or no key of it: says which, and leads to the settings. */
export function SetUpNeededScreen() {
  const { openOptions, t } = usePage();
  const status = usePopupState((state) => state.status);
  return (
    <div class="stack notice">
      <Sign icon="gear" />
      <h2>{t('setUpTitle')}</h2>
      <p>{missing()}</p>
      <button type="button" class="primary" onClick={openOptions}>
        {t('openSettings')}
      </button>
    </div>
  );

  function missing() {
    const { key, settings } = status ?? {};
    const organization = settings?.organization ?? '';
    if (organization === '') return t('setUpAll');
    const other = key?.otherOrganization;
    if (other === undefined) return t('setUpKey');
    if (other === null) return t('setUpUnnamedKey');
    const names = [other, organization].map((name) => <Foreign mono text={name} />);
    return <Phrase of="setUpOtherKey" parts={names} />;
  }
}
