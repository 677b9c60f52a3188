import type { MessageKey } from '../ui/words';
import type { OptionsState } from './options';

export interface SetupStep {
  readonly name: MessageKey;
  readonly isDone: boolean;
}

/** The four steps of the set-up, each with the check that proves it. */
export function setupSteps({ prices, shortcuts, status }: OptionsState): readonly SetupStep[] {
  const hasKey = status?.key.stored === true;
  const isRemembered = status?.key.remembered === true;
  return [
    { name: 'stepOrganization', isDone: hasKey && status.settings.organization !== '' },
    { name: isRemembered ? 'stepRemembered' : 'stepPassphrase', isDone: hasKey },
    { name: 'stepPrices', isDone: prices !== null && prices.pricePoints.length > 0 },
    {
      name: 'stepShortcuts',
      isDone:
        shortcuts !== null &&
        shortcuts.length > 0 &&
        shortcuts.every(({ shortcut }) => shortcut !== ''),
    },
  ];
}
