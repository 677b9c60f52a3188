import { checkCustomerId, compileCustomerIdPattern } from '../../domain/customer-id';
import type { PageChoice } from '../../protocol/page-commands';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { usePopupState } from '../popup';
import { useDeliberateClick } from '../use-deliberate-click';
import { customerProblem } from '../words/customer-problem';
import { Origin } from './origin';

interface CustomerChoicesProps {
  readonly label: string;
  readonly choices: readonly PageChoice[];
  readonly onChoose: (choice: PageChoice) => void;
}

/** Customers to choose from, none of them chosen before. What may not be sent is told, and no button. */
export function CustomerChoices({ label, choices, onChoose }: CustomerChoicesProps) {
  const page = usePage();
  const pattern = usePopupState((state) => state.status?.settings.customerIdPattern ?? '');
  const ofOrganization = pattern === '' ? undefined : compileCustomerIdPattern(pattern);
  return (
    <ul class="choices" aria-label={label}>
      {choices.map((choice) => {
        const check = checkCustomerId(choice.externalId, ofOrganization);
        return (
          <li key={choice.externalId}>
            {check.ok ? (
              <ChoiceButton choice={choice} onChoose={onChoose} />
            ) : (
              <div class="refused">
                <Foreign mono text={choice.externalId} />
                <span class="hint">
                  <Origin provenance={choice.provenance} />
                </span>
                <span class="error">{customerProblem(check, page)}</span>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface ChoiceButtonProps {
  readonly choice: PageChoice;
  readonly onChoose: (choice: PageChoice) => void;
}

function ChoiceButton({ choice, onChoose }: ChoiceButtonProps) {
  const choose = useDeliberateClick(() => {
    onChoose(choice);
  });
  return (
    <button type="button" onClick={choose}>
      <Foreign mono text={choice.externalId} />
      <span class="hint">
        <Origin provenance={choice.provenance} />
      </span>
    </button>
  );
}
