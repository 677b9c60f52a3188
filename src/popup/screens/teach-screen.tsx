import { useEffect } from 'preact/hooks';
import { OfferedCard } from '../parts/offered-card';
import { TeachNothing } from '../parts/teach-nothing';
import { GoToForm } from '../parts/go-to-form';
import { Sign } from '../parts/sign';
import { usePage } from '../../ui/page-context';
import { Foreign } from '../../ui/foreign';
import { Phrase } from '../../ui/phrase';
import { usePopup } from '../popup';
import { endTeaching, proposeCard, type Teaching } from '../teach-page';

/** Teaches the page: shows what the agent pointed at and where it will be read from now on, and saves that. */
export function TeachScreen({ teaching }: { teaching: Teaching }) {
  const { t } = usePage();
  const popup = usePopup();
  useEffect(() => {
    void proposeCard(popup);
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Chromium would close the whole popup.
      event.preventDefault();
      void endTeaching(popup);
    };
    addEventListener('keydown', leave);
    return () => {
      removeEventListener('keydown', leave);
    };
  }, []);
  switch (teaching.step) {
    case 'reading':
      return <p class="hint">{t('teachReading')}</p>;
    case 'nothing':
      return <TeachNothing why={teaching.why} />;
    case 'offered':
      return <OfferedCard teaching={teaching} />;
    case 'saved':
      return (
        <div class="stack notice">
          <Sign icon="check" />
          <h2>{t('teachSavedTitle')}</h2>
          <p>
            <Phrase of="teachSaved" parts={[<Foreign text={teaching.host} />]} />
          </p>
          <GoToForm />
        </div>
      );
    default:
      return teaching satisfies never;
  }
}
