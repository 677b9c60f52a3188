import { usePage } from '../../ui/page-context';
import { UnlockForm } from '../../ui/unlock-form';
import { takeStatus } from '../open-options';
import { useOptions, useOptionsState } from '../options';
import { Section } from './section';

/** Shown while the key is locked; the settings below can be changed without it. */
export function LockedSection() {
  const { t } = usePage();
  const options = useOptions();
  const isLocked = useOptionsState(
    ({ status }) => status !== null && status.locked && status.key.stored,
  );
  if (!isLocked) return null;
  return (
    <Section id="locked" title={t('lockedTitle')} intro={t('lockedIntro')}>
      <UnlockForm
        onUnlocked={(status) => {
          takeStatus(options, status);
        }}
      />
    </Section>
  );
}
