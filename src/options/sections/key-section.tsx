import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { useOptionsState } from '../options';
import { KeyActions } from './key-actions';
import { NoKey } from './no-key';
import { Section } from './section';
import { TextSetting } from './text-setting';

/** The secret key: entered once, never shown again, replaced by entering another. */
export function KeySection() {
  const { t } = usePage();
  const key = useOptionsState(({ status }) => status?.key);
  const isStored = key?.stored === true;
  // Typed and not saved yet: the key that is stored stays with the organization it was entered for.
  const isForAnother = useOptionsState(
    ({ form, status }) => form.organization !== status?.settings.organization,
  );
  const intro = (
    <Phrase of="keyIntro" parts={[<b>{t('keyGroupSupport')}</b>, <b>{t('keyGroupAdmin')}</b>]} />
  );
  return (
    <Section id="key" title={t('key')} intro={intro}>
      <NoKey />
      {isStored && (
        <div class="card stored">
          <p>
            {key.ending === '' ? (
              t('keyStored')
            ) : (
              <b>
                <Phrase of="keyEnds" parts={[<span class="mono">{key.ending}</span>]} />
              </b>
            )}
          </p>
          <p class="hint">{t(key.remembered ? 'keyRemembered' : 'keySealed')}</p>
        </div>
      )}
      <TextSetting name="secretKey" label={t('secretKey')} hint={t(hint())} isSecret isMono />
      <KeyActions />
    </Section>
  );

  function hint() {
    if (!isStored) return 'keyHint';
    return isForAnother ? 'keyForAnotherHint' : 'keyReplaceHint';
  }
}
