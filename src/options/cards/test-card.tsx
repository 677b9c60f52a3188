import { useState } from 'preact/hooks';
import { matchSiteCards } from '../../domain/match-site-card';
import type { SiteCard } from '../../domain/site-card';
import { describedBy, Field } from '../../ui/field';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';

/** Tries a card's pages on an address. What it reads there only the ticket itself can show. */
export function TestCard({ card }: { card: SiteCard }) {
  const { t } = usePage();
  const [typed, setTyped] = useState('');
  const id = `test-${card.id}`;
  const hint = t('cardTestHint');
  return (
    <div>
      <Field id={id} label={t('cardTestAddress')} hint={hint}>
        <input
          {...describedBy(id, { hint })}
          id={id}
          class="box mono"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          ref={focusOnce}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
      </Field>
      <div aria-live="polite">
        {typed.trim() !== '' && <Verdict card={card} address={typed.trim()} />}
      </div>
    </div>
  );
}

function Verdict({ address, card }: { address: string; card: SiteCard }) {
  const { t } = usePage();
  if (!/^https?:/i.test(address) || !URL.canParse(address)) {
    return <p class="result bad">{t('cardNoAddress')}</p>;
  }
  // As the browser writes it: that is what the card is asked about.
  const [match] = matchSiteCards([card], new URL(address).href);
  if (match === undefined) return <p class="result warn">{t('cardKnowsNot')}</p>;
  const page = <Foreign text={match.page} />;
  return (
    <p class="result good">
      {match.record === '' ? (
        <Phrase of="cardKnowsPage" parts={[page]} />
      ) : (
        <Phrase of="cardKnows" parts={[page, <Foreign text={match.record} mono />]} />
      )}
    </p>
  );
}

function focusOnce(input: HTMLInputElement | null) {
  input?.focus();
}
