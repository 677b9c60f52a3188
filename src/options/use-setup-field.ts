import { usePage } from '../ui/page-context';
import { useOptions, useOptionsState } from './options';
import { editSetup } from './save-setup';
import type { SetupField, SetupForm } from './setup-form';

/** A field's value, what is wrong with it, and the way to change it. */
export function useSetupField<Name extends SetupField>(name: Name) {
  const { t } = usePage();
  const options = useOptions();
  const value = useOptionsState(({ form }) => form[name]);
  const problem = useOptionsState((state) => state.problem);
  const error = problem?.field === name ? t(problem.words) : '';
  const edit = (next: SetupForm[Name]) => {
    editSetup(options, { [name]: next });
  };
  return { value, error, edit };
}
