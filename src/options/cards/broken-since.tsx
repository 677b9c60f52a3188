import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { momentOf } from '../../ui/time-of';

/** Says that a card has stopped finding the ID, and since when (milliseconds since 1970). */
export function BrokenSince({ at }: { at: number }) {
  const { language, t } = usePage();
  return (
    <p class="card warn">
      <Icon name="warning" />
      <span>{t('cardBroken', momentOf(at, language))}</span>
    </p>
  );
}
