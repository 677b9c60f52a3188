import { checkNewPassphrase } from '../domain/passphrase';
import { parseSecretKey } from '../domain/secret-key';
import { checkSettings, type Settings, NO_SETTINGS } from '../domain/settings';
import type { SaveSetupReply, Status } from '../protocol/commands';
import type { SaveSetupRequest } from '../protocol/requests';

/** The page's fields as typed. The three secrets are emptied as soon as they are saved. */
export interface SetupForm extends Omit<Settings, 'customerIdLabels'> {
  /** One label a line, or commas between them. */
  readonly customerIdLabels: string;
  readonly secretKey: string;
  readonly passphrase: string;
  readonly repeated: string;
  readonly remember: boolean;
}

export type SetupField = keyof SetupForm;

export type SaveProblem = Extract<SaveSetupReply, { ok: false }>['problem'];

export const BLANK_SETUP: SetupForm = {
  ...NO_SETTINGS,
  customerIdLabels: '',
  secretKey: '',
  passphrase: '',
  repeated: '',
  remember: false,
};

/** The form of what is stored; of the key nothing comes back but how it is kept. */
export function setupOf(settings: Settings): SetupForm {
  return { ...BLANK_SETUP, ...settings, customerIdLabels: settings.customerIdLabels.join('\n') };
}

/** The request that saves the form; without a new key the stored one stays. */
export function saveRequestOf(form: SetupForm): SaveSetupRequest {
  const { customerIdLabels, passphrase, remember, repeated, secretKey, ...settings } = form;
  const newKey = secretKey === '' ? null : { secretKey, passphrase, repeated, remember };
  return { settings: { ...settings, customerIdLabels: splitLabels(customerIdLabels) }, newKey };
}

/** The labels of a text, each once. */
function splitLabels(text: string): readonly string[] {
  const labels = text.split(/[\n,;]/).map((label) => label.trim());
  return [...new Set(labels.filter((label) => label !== ''))];
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
    typed.customerIdLabels.join('\n') !== settings.customerIdLabels.join('\n') ||
    typed.defaultPricePoint !== settings.defaultPricePoint
  );
}
