import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../../ui/page-context';
import { usePopup } from '../popup';
import { endTeaching } from '../teach-page';

/** The way on from a page that was taught, or could not be. */
export function GoToForm() {
  const { t } = usePage();
  const popup = usePopup();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <button ref={button} type="button" class="primary" onClick={() => void endTeaching(popup)}>
      {t('teachGoOn')}
    </button>
  );
}
