import { readPrices } from './open-options';
import type { Options } from './options';
import {
  checkSetup,
  saveRequestOf,
  setupOf,
  type SaveProblem,
  type SetupField,
  type SetupForm,
} from './setup-form';
import { placeProblem } from './words/setup-problem-words';

/** Changes a field; what was said of the last save no longer holds. */
export function editSetup({ store }: Options, change: Partial<SetupForm>): void {
  store.setState(({ form, problem }) => ({
    form: { ...form, ...change },
    problem: problem !== null && problem.field in change ? null : problem,
    saved: null,
  }));
}

/** Saves the page's fields, all or none; afterwards no secret is left in them. */
export async function saveSetup(options: Options): Promise<void> {
  const { page, store } = options;
  const { form, isSaving } = store.getState();
  if (isSaving) return;
  store.setState({ saved: null, problem: null });
  const seen = checkSetup(form);
  if (seen !== undefined) {
    sayProblem(options, seen);
    return;
  }
  store.setState({ isSaving: true });
  const request = saveRequestOf(form);
  const reply = await page.ask('save-setup', request).catch(() => undefined);
  store.setState({ isSaving: false, isUnanswered: reply === undefined });
  if (reply === undefined) return;
  if (!reply.ok) {
    sayProblem(options, reply.problem);
    return;
  }
  // Rule 1: the journal must not be evicted. Firefox promises it when asked; Chromium says no here and
  // exempts whoever has `unlimitedStorage`:
  // https://developer.chrome.com/docs/extensions/develop/concepts/storage-and-cookies
  if (request.newKey !== null) page.keepStorage().catch(() => undefined);
  const { keyTrimmed, status } = reply;
  store.setState({ status, form: setupOf(status.settings), saved: { keyTrimmed } });
  await readPrices(options);
}

function sayProblem({ store }: Options, found: SaveProblem): void {
  const problem = placeProblem(found);
  store.setState({ problem });
  focusField(problem.field);
}

function focusField(field: SetupField): void {
  document.getElementById(field)?.focus();
}
