import { PASSPHRASE_MINIMUM } from '../../domain/passphrase';
import { usePage } from '../../ui/page-context';
import { useOptionsState } from '../options';
import { useSetupField } from '../use-setup-field';
import { Section } from './section';
import { TextSetting } from './text-setting';

/** How a new key is kept: sealed by a passphrase, or (explained) by this device alone. */
export function PassphraseSection() {
  const { plural, t } = usePage();
  const isWanted = useOptionsState(
    ({ form, status }) => status?.key.stored !== true || form.secretKey !== '',
  );
  const remember = useSetupField('remember');
  const { passphrase, repeated } = useOptionsState((state) => state.form);
  const length = Array.from(passphrase).length;
  const isLongEnough = length >= PASSPHRASE_MINIMUM;
  const isRepeated = isLongEnough && repeated === passphrase;
  if (!isWanted) return null;
  return (
    <Section
      id="protection"
      title={t('keyProtection')}
      intro={remember.value ? undefined : t('passphraseIntro')}
    >
      {!remember.value && (
        <>
          <TextSetting name="passphrase" label={t('passphrase')} hint={lengthHint()} isSecret />
          <TextSetting
            name="repeated"
            label={t('repeatPassphrase')}
            hint={
              isRepeated ? <span class="good">{t('passphraseSame')}</span> : t('passphraseForget')
            }
            isSecret
          />
        </>
      )}
      <div class="choice">
        <input
          id="remember"
          type="checkbox"
          aria-describedby="remember-hint"
          checked={remember.value}
          onChange={(event) => {
            remember.edit(event.currentTarget.checked);
          }}
        />
        <label for="remember">{t('remember')}</label>
        <p id="remember-hint" class="hint">
          {t('rememberHint')}
        </p>
      </div>
    </Section>
  );

  function lengthHint() {
    if (length === 0) return t('passphraseHint', String(PASSPHRASE_MINIMUM));
    if (isLongEnough) return <span class="good">{plural('passphraseCount', length)}</span>;
    return t('passphraseProgress', String(length), String(PASSPHRASE_MINIMUM));
  }
}
