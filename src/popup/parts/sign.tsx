import { Icon, type IconName } from '../../ui/icon';

/** The drawing above a screen that says one thing. The words below it say the same. */
export function Sign({ icon }: { icon: IconName }) {
  return (
    <span class="sign">
      <Icon name={icon} />
    </span>
  );
}
