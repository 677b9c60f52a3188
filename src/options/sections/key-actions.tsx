import { useState } from 'preact/hooks';
import { usePage } from '../../ui/page-context';
import { takeStatus } from '../open-options';
import { useOptions, useOptionsState } from '../options';
import { ConnectionTest } from './connection-test';

/** What can be done with the stored key. */
export function KeyActions() {
  const { ask, t } = usePage();
  const options = useOptions();
  const status = useOptionsState((state) => state.status);
  const [isRemoving, setRemoving] = useState(false);
  // Another organization's key can be locked and removed as well.
  const isKept =
    status !== null && (status.key.stored || status.key.otherOrganization !== undefined);

  function lock() {
    void ask('lock', null)
      .catch(() => undefined)
      .then((next) => {
        takeStatus(options, next);
      });
  }

  function remove() {
    setRemoving(false);
    void ask('remove-key', null)
      .catch(() => undefined)
      .then((next) => {
        takeStatus(options, next);
      });
  }

  if (isRemoving) {
    return (
      <div class="card" role="alertdialog" aria-labelledby="remove-question">
        <p id="remove-question">{t('removeQuestion')}</p>
        <div class="row">
          <button
            type="button"
            ref={(button) => button?.focus()}
            onClick={() => {
              setRemoving(false);
            }}
          >
            {t('removeCancel')}
          </button>
          <button
            type="button"
            class="danger"
            onClick={({ detail }) => {
              // The second click of a double click was meant for the first button.
              if (detail <= 1) remove();
            }}
          >
            {t('removeYes')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <ConnectionTest>
      {isKept && !status.locked && (
        <button type="button" onClick={lock}>
          {t('lockNow')}
        </button>
      )}
      {isKept && (
        <button
          type="button"
          onClick={() => {
            setRemoving(true);
          }}
        >
          {t('removeKey')}
        </button>
      )}
    </ConnectionTest>
  );
}
