import { Foreign } from '../../ui/foreign';
import { Phrase } from '../../ui/phrase';
import { usePopupState } from '../popup';

/** Whose charge it is, said only where that is not the organization in the settings. */
export function OtherOrganization({ organization }: { organization: string }) {
  const current = usePopupState(({ status }) => status?.settings.organization);
  // A record that is too damaged to say whose it is has none.
  if (organization === '' || organization === current) return null;
  return (
    <span class="other-organization">
      <Phrase of="chargeOfOrganization" parts={[<Foreign mono text={organization} />]} />
    </span>
  );
}
