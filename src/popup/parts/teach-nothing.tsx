import { usePage } from '../../ui/page-context';
import type { MessageKey } from '../../ui/words';
import type { Teaching } from '../teach-page';
import { GoToForm } from './go-to-form';
import { Sign } from './sign';

type Why = Extract<Teaching, { step: 'nothing' }>['why'];

/** There is nothing to learn from: why, and what to do on the page. */
export function TeachNothing({ why }: { readonly why: Why }) {
  const { t } = usePage();
  return (
    <div class="stack notice">
      <Sign icon="person" />
      <h2>{t('teachNothingTitle')}</h2>
      <p>{t(wordsOf(why))}</p>
      <GoToForm />
    </div>
  );
}

function wordsOf(why: Why): MessageKey {
  if (why === 'nothing-pointed-at') return 'teachNothing';
  return why === 'no-anchor' ? 'teachNoAnchor' : 'teachUnread';
}
