import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { useOptionsState } from '../options';

/** The saved organization has no key: says so, and whose key is stored instead. */
export function NoKey() {
  const { t } = usePage();
  const status = useOptionsState((state) => state.status);
  const isFirstRun = useOptionsState((state) => state.isFirstRun);
  if (status === null || status.key.stored || isFirstRun) return null;
  const other = status.key.otherOrganization;
  if (other === undefined) return <p class="intro">{t('keyNone')}</p>;
  const names = [other ?? '', status.settings.organization];
  return (
    <div class="card warn">
      <p>
        {other === null ? (
          t('keyUnnamed')
        ) : (
          <Phrase
            of="keyOfOther"
            parts={names.map((name) => (
              <Foreign mono text={name} />
            ))}
          />
        )}
      </p>
    </div>
  );
}
