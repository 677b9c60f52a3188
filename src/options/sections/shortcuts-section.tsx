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
  const keysOf = (name: string) => shortcuts?.find((shortcut) => shortcut.name === name)?.shortcut;
  const isUnset = shortcuts !== null && [...names.keys()].some((name) => !keysOf(name));
  return (
    <Section id="shortcuts" title={t('shortcuts')} intro={t('shortcutsIntro')}>
      {shortcuts === null ? (
        <p class="hint">{t('shortcutsUnread')}</p>
      ) : (
        <ul class="shortcuts">
          {[...names].map(([name, words]) => (
            <li key={name} class="row">
              <Keys shortcut={keysOf(name) ?? ''} />
              <span>{t(words)}</span>
            </li>
          ))}
        </ul>
      )}
      {isUnset && <p class="card warn">{t('shortcutUnset')}</p>}
      <div>
        <button type="button" onClick={openShortcutSettings}>
          {t('changeShortcuts')}
        </button>
        <p class="hint">{t('shortcutsWhere')}</p>
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
