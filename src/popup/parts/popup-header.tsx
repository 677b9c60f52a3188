import { Foreign } from '../../ui/foreign';
import { IconButton } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { lockNow } from '../lock-popup';
import { usePopup, usePopupState } from '../popup';

/** Whose money is moved, whether it is only a test, and the two ways out. */
export function PopupHeader() {
  const { openOptions, t } = usePage();
  const popup = usePopup();
  const status = usePopupState((state) => state.status);
  const isTest = status?.settings.isTest === true;
  // A remembered key has no passphrase to lock it with.
  const canLock = status?.key.stored === true && !status.key.remembered && !status.locked;
  return (
    <header class={isTest ? 'test-edge' : undefined}>
      <h1>
        <Foreign text={status?.settings.organization || t('appName')} />
      </h1>
      {isTest && <span class="test-badge">{t('testBadge')}</span>}
      {canLock && (
        <IconButton icon="lock" label={t('lockNow')} onClick={() => void lockNow(popup)} />
      )}
      <IconButton icon="gear" label={t('settings')} onClick={openOptions} />
    </header>
  );
}
