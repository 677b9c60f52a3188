import { checkNewPassphrase } from '../domain/passphrase';
import { parseSecretKey } from '../domain/secret-key';
import { checkSettings, type Settings, NO_SETTINGS } from '../domain/settings';
import type { SaveSetupReply, Status } from '../protocol/commands';
import type { SaveSetupRequest } from '../protocol/requests';

/** The page's fields as typed. The three secrets are emptied as soon as they are saved. */
export interface SetupForm extends Settings {
  readonly secretKey: string;
  readonly passphrase: string;
  readonly repeated: string;
  readonly remember: boolean;
}

export type SetupField = keyof SetupForm;

export type SaveProblem = Extract<SaveSetupReply, { ok: false }>['problem'];

export const BLANK_SETUP: SetupForm = {
  ...NO_SETTINGS,
  secretKey: '',
  passphrase: '',
  repeated: '',
  remember: false,
};

/** The form of what is stored; of the key nothing comes back but how it is kept. */
export function setupOf(settings: Settings): SetupForm {
  return { ...BLANK_SETUP, ...settings };
}

/** The request that saves the form; without a new key the stored one stays. */
export function saveRequestOf(form: SetupForm): SaveSetupRequest {
  const { passphrase, remember, repeated, secretKey, ...settings } = form;
  const newKey = secretKey === '' ? null : { secretKey, passphrase, repeated, remember };
  return { settings, newKey };
}

/** The first thing that is wrong and can be seen here; the background judges again. */
export function checkSetup(form: SetupForm): SaveProblem | undefined {
  const { newKey, settings } = saveRequestOf(form);
  const problem = checkSettings(settings);
  if (problem !== undefined || newKey === null) return problem;
  const key = parseSecretKey(newKey.secretKey);
  if (!key.ok) return { field: 'secretKey', problem: key.problem };
  const weakness = newKey.remember
    ? undefined
    : checkNewPassphrase(newKey.passphrase, newKey.repeated);
  return weakness && { field: 'passphrase', problem: weakness };
}

/** True when the page holds what is not saved yet. */
export function isUnsaved(form: SetupForm, { settings }: Pick<Status, 'settings'>): boolean {
  const { newKey, settings: typed } = saveRequestOf(form);
  return (
    newKey !== null ||
    typed.organization !== settings.organization ||
    typed.isTest !== settings.isTest ||
    typed.agentName !== settings.agentName ||
    typed.customerIdPattern !== settings.customerIdPattern ||
    typed.defaultPricePoint !== settings.defaultPricePoint
  );
}
