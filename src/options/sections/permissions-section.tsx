import { usePage } from '../../ui/page-context';
import { takeStatus } from '../open-options';
import { useOptions, useOptionsState } from '../options';
import { Section } from './section';

const permissions = [
  ['permissionHost', 'permissionHostWhy'],
  ['permissionActiveTab', 'permissionActiveTabWhy'],
  ['permissionStorage', 'permissionStorageWhy'],
  ['permissionMenus', 'permissionMenusWhy'],
  ['permissionNotifications', 'permissionNotificationsWhy'],
  ['permissionAlarms', 'permissionAlarmsWhy'],
  ['permissionIdle', 'permissionIdleWhy'],
] as const;

/** What each permission is for, so that whoever answers for this browser can judge it. */
export function PermissionsSection() {
  const { requestBillingHost, t } = usePage();
  const options = useOptions();
  const isMissing = useOptionsState(({ status }) => status?.hostPermission === false);

  function grant() {
    // Asked for in the click's own turn: a later call is refused by the browser.
    requestBillingHost().then(
      (hostPermission) => {
        const { status } = options.store.getState();
        if (status !== null) takeStatus(options, { ...status, hostPermission });
      },
      () => undefined,
    );
  }

  return (
    <Section id="permissions" title={t('permissions')} intro={t('permissionsIntro')}>
      {isMissing && (
        <div class="card warn">
          <p>{t('accessMissing')}</p>
          <button type="button" onClick={grant}>
            {t('grantAccess')}
          </button>
        </div>
      )}
      <p class="hint">{t('permissionsNoSite')}</p>
      <dl class="permissions">
        {permissions.map(([name, why]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{t(why)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
