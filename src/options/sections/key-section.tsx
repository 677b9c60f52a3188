import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { useOptionsState } from '../options';
import { KeyActions } from './key-actions';
import { Section } from './section';
import { TextSetting } from './text-setting';

/** The secret key: entered once, never shown again, replaced by entering another. */
export function KeySection() {
  const { t } = usePage();
  const key = useOptionsState(({ status }) => status?.key);
  const isFirstRun = useOptionsState((state) => state.isFirstRun);
  const isStored = key?.stored === true;
  const intro = (
    <Phrase of="keyIntro" parts={[<b>{t('keyGroupSupport')}</b>, <b>{t('keyGroupAdmin')}</b>]} />
  );
  return (
    <Section id="key" title={t('key')} intro={intro}>
      {key?.stored === false && !isFirstRun && <p class="intro">{t('keyNone')}</p>}
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
      <TextSetting
        name="secretKey"
        label={t('secretKey')}
        hint={t(isStored ? 'keyReplaceHint' : 'keyHint')}
        isSecret
        isMono
      />
      <KeyActions />
    </Section>
  );
}
