import { useState } from 'preact/hooks';
import type { Charge } from '../../domain/charge';
import { usePage } from '../../ui/page-context';

/** Copies the order's id as the server sent it. */
export function CopyOrderId({ charge }: { charge: Charge }) {
  const { copy, t } = usePage();
  const [result, setResult] = useState<'copied' | 'copyFailed'>();
  const answered = charge.events.findLast((event) => event.type === 'answered');
  const orderId = answered?.answer.orderId ?? '';
  if (orderId === '') return null;

  function copyIt() {
    copy(orderId).then(
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
      <button type="button" onClick={copyIt}>
        {t('copyOrderId')}
      </button>
      <span class="hint" aria-live="polite">
        {result && t(result)}
      </span>
    </>
  );
}
