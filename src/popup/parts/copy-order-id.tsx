import { useState } from 'preact/hooks';
import type { Charge } from '../../domain/charge';
import { orderOf } from '../../domain/charge-order';
import { usePage } from '../../ui/page-context';

/** Copies the order's id as the server or a look at it named it. */
export function CopyOrderId({ charge }: { charge: Charge }) {
  const { copy, t } = usePage();
  const [result, setResult] = useState<'copied' | 'copyFailed'>();
  const orderId = orderOf(charge);
  if (orderId === null || orderId === '') return null;

  function copyIt(text: string) {
    copy(text).then(
      () => {
        setResult('copied');
      },
      () => {
        setResult('copyFailed');
      },
    );
  }

  return (
    <>
      <button
        type="button"
        onClick={() => {
          copyIt(orderId);
        }}
      >
        {t('copyOrderId')}
      </button>
      <span class="hint" aria-live="polite">
        {result && t(result)}
      </span>
    </>
  );
}
