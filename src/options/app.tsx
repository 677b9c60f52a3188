import { useEffect } from 'preact/hooks';
import { usePage } from '../ui/page-context';
import { openOptions } from './open-options';
import { useOptions, useOptionsState } from './options';
import { AgentSection } from './sections/agent-section';
import { CardsSection } from './sections/cards-section';
import { KeySection } from './sections/key-section';
import { LockedSection } from './sections/locked-section';
import { OrganizationSection } from './sections/organization-section';
import { PassphraseSection } from './sections/passphrase-section';
import { PermissionsSection } from './sections/permissions-section';
import { SaveBar } from './sections/save-bar';
import { ShortcutsSection } from './sections/shortcuts-section';
import { Steps } from './sections/steps';
import { saveSetup } from './save-setup';

/** The settings page: one form with one Save, which is also the first run's set-up. */
export function App() {
  const { t } = usePage();
  const options = useOptions();
  const { isFirstRun, isUnanswered, status } = useOptionsState((state) => state);
  const title = t(isFirstRun ? 'optionsFirstTitle' : 'optionsTitle');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main class={status?.settings.isTest === true ? 'test-edge' : undefined}>
      <div class="title">
        <h1>{title}</h1>
        {status?.settings.isTest === true && <span class="test-badge">{t('testBadge')}</span>}
      </div>
      <p class="intro">{t(isFirstRun ? 'optionsFirstIntro' : 'optionsIntro')}</p>
      <Steps />
      {isUnanswered && (
        <div class="card warn" role="alert">
          <p>{t('noAnswer')}</p>
          {status === null && (
            <button type="button" onClick={() => void openOptions(options)}>
              {t('tryAgain')}
            </button>
          )}
        </div>
      )}
      <LockedSection />
      <form
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          void saveSetup(options);
        }}
      >
        <OrganizationSection />
        <KeySection />
        <PassphraseSection />
        <AgentSection />
        <SaveBar />
      </form>
      <ShortcutsSection />
      <CardsSection />
      <PermissionsSection />
    </main>
  );
}
