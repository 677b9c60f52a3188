import { usePage } from '../../ui/page-context';
import { usePopup } from '../popup';
import { chooseOffer, type Teaching } from '../teach-page';
import { OfferWords } from './offer-words';

/** The ways to find it again, the best first and chosen; one alone is no question. */
export function Offers({ teaching }: { teaching: Extract<Teaching, { step: 'offered' }> }) {
  const { t } = usePage();
  const popup = usePopup();
  const { chosen, offered } = teaching;
  if (offered.offers.length === 1) {
    return (
      <p class="offers">
        <b>
          <OfferWords card={chosen} />
        </b>
      </p>
    );
  }
  return (
    <fieldset class="offers" aria-label={t('teachOffers')}>
      {offered.offers.map((offer, index) => (
        <label key={index}>
          <input
            type="radio"
            name="offer"
            checked={offer.card === chosen}
            onChange={() => void chooseOffer(popup, offered, offer)}
          />
          <span>
            <OfferWords card={offer.card} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
