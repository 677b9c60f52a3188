import { Icon } from '../../ui/icon';
import { usePage } from '../../ui/page-context';
import { showOpenCharges } from '../leave-charge';
import { usePopup, usePopupState } from '../popup';

/** Says on the form that charges are open, of whichever customers, and leads to them. */
export function OpenChargesLine() {
  const { plural } = usePage();
  const popup = usePopup();
  const open = usePopupState((state) => state.status?.openCharges ?? 0);
  if (open === 0) return null;
  return (
    <button type="button" class="card warn open-line" onClick={() => void showOpenCharges(popup)}>
      <Icon name="warning" />
      {plural('openChargesLook', open)}
    </button>
  );
}
