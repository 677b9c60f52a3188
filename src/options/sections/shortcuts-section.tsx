import { usePage } from '../../ui/page-context';
import type { MessageKey } from '../../ui/words';
import { useOptionsState } from '../options';
import { Section } from './section';

const names = new Map<string, MessageKey>([
  ['quick-purchase', 'commandQuickPurchase'],
  ['_execute_action', 'commandOpen'],
]);

/** The keys as the browser has them now. A taken key is silently left unset by the browser, so that is said. */
export function ShortcutsSection() {
  const { openShortcutSettings, t } = usePage();
  const shortcuts = useOptionsState((state) => state.shortcuts);
  const isUnset = shortcuts.some(({ name, shortcut }) => names.has(name) && shortcut === '');
  return (
    <Section id="shortcuts" title={t('shortcuts')} intro={t('shortcutsIntro')}>
      <ul class="shortcuts">
        {[...names].map(([name, words]) => (
          <li key={name} class="row">
            <Keys shortcut={shortcuts.find((shortcut) => shortcut.name === name)?.shortcut ?? ''} />
            <span>{t(words)}</span>
          </li>
        ))}
      </ul>
      {isUnset && <p class="card warn">{t('shortcutUnset')}</p>}
      <div class="row">
        <button type="button" onClick={openShortcutSettings}>
          {t('changeShortcuts')}
        </button>
      </div>
    </Section>
  );
}

function Keys({ shortcut }: { shortcut: string }) {
  const { t } = usePage();
  if (shortcut === '') return <span class="unset">{t('notSet')}</span>;
  return (
    <span class="keys">
      {shortcut.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
