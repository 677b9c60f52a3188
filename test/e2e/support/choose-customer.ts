import type { Surface } from '../driver/surface';
import { until } from '../driver/until';

/** Clicks a button that takes no click in its first half second, until the form shows that customer. */
export async function chooseCustomer(
  form: Surface,
  name: string | RegExp,
  customerId: string,
): Promise<void> {
  await until(async () => {
    if ((await form.find('textbox', 'Customer ID')).value === customerId) return true;
    // In parts, which do not wait: the button goes with the click that is taken.
    await form.mouse('down', 'button', name);
    await form.mouse('up', 'button', name);
    return false;
  }, `${customerId} to be taken`);
}
