import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import { dayOf } from '../../ui/time-of';
import { usePopupState } from '../popup';
import { Said } from './said';

/** Site cards that used to find the ID on pages like this one, and since when they do not. */
export function BrokenCards() {
  const { language } = usePage();
  const read = usePopupState((state) => state.customerRead);
  if (read === null || read === 'reading') return null;
  return (
    <>
      {read.brokenCards.map(({ name, since }) => (
        <Said key={name} tone="plain">
          <Phrase of="pageCardBroken" parts={[<Foreign text={name} />, dayOf(since, language)]} />
        </Said>
      ))}
    </>
  );
}
