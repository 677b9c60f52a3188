import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { useOptionsState } from '../options';
import { setupSteps } from '../setup-steps';

/** How far the set-up is. A step is done when a check says so, not when its field was passed. */
export function Steps() {
  const { t } = usePage();
  const state = useOptionsState((all) => all);
  const steps = setupSteps(state);
  const next = steps.findIndex(({ isDone }) => !isDone);
  // Later there is nothing to count, unless something has come undone.
  if (next === -1 && !state.isFirstRun) return null;
  return (
    <ol class="steps" aria-label={t('stepsLabel')}>
      {steps.map(({ isDone, name }, index) => (
        <li
          key={name}
          class={isDone ? 'done' : index === next ? 'now' : undefined}
          aria-current={index === next ? 'step' : undefined}
        >
          {isDone ? <Icon name="check" /> : <span>{index + 1}</span>}
          <span>{t(name)}</span>
          {isDone && <span class="unseen">{t('stepDone')}</span>}
        </li>
      ))}
    </ol>
  );
}
