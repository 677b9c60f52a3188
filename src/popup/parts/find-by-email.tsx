import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FoundByEmail as Found } from '../../protocol/page-commands';
import { describedBy, Field } from '../../ui/field';
import { usePage } from '../../ui/page-context';
import { chooseCustomer } from '../edit-form';
import { focusOn } from '../focus-on';
import { usePopup, usePopupState } from '../popup';
import { CustomerChoices } from './customer-choices';
import { lookUpWords } from '../words/look-up-words';

const ID = 'find-email';
/** Longest address of an e-mail. */
const LONGEST = 320;

/** Whether the box is open; the form knows it too, since it makes room. */
export interface FinderSwitch {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** Opens and closes the box. */
export function FinderButton({ isOpen, setOpen }: FinderSwitch) {
  const { t } = usePage();
  return (
    <button
      type="button"
      class="link-button"
      aria-expanded={isOpen}
      onClick={() => {
        setOpen(!isOpen);
      }}
    >
      {t('findByEmail')}
    </button>
  );
}

type Answer = {
  readonly email: string;
  readonly found: Found | 'asking' | 'no-answer' | 'no-email';
};

/** Looks customers up by an address. Every one is shown, and none is taken before the agent chooses. */
export function FindByEmail({ setOpen }: FinderSwitch) {
  const page = usePage();
  const { plural, t } = page;
  const popup = usePopup();
  const onPage = usePopupState(({ customerRead }) =>
    customerRead === null || customerRead === 'reading' ? '' : (customerRead.email ?? ''),
  );
  const box = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  // At once: a selection that comes late would swallow what was typed meanwhile.
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);

  async function ask(email: string) {
    setAnswer({ email, found: 'asking' });
    const found = await page.ask('find-by-email', { email }).catch(() => 'no-answer' as const);
    setAnswer((now) => (now?.email === email ? { email, found } : now));
  }

  function submit(event: Event) {
    event.preventDefault();
    const email = box.current?.value.trim() ?? '';
    if (answer?.email === email && answer.found === 'asking') return;
    if (email.includes('@')) void ask(email);
    else setAnswer({ email, found: 'no-email' });
  }

  function key(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    // Chromium would close the whole popup.
    event.preventDefault();
    close();
  }

  function close() {
    setOpen(false);
    focusOn('customer');
  }

  const { error, hint } = said();
  return (
    <form class="card finder" noValidate onSubmit={submit} onKeyDown={key}>
      <Field id={ID} label={t('email')} error={error} hint={hint}>
        <div class="row">
          <input
            {...describedBy(ID, { error, hint })}
            ref={box}
            id={ID}
            class="box"
            type="email"
            autocomplete="off"
            spellcheck={false}
            maxLength={LONGEST}
            defaultValue={onPage}
          />
          <button type="submit">{t('find')}</button>
        </div>
      </Field>
      {typeof answer?.found === 'object' &&
        answer.found.ok &&
        answer.found.customers.length > 0 && (
          <CustomerChoices
            label={t('foundLabel')}
            choices={answer.found.customers.map((externalId) => ({
              externalId,
              provenance: { by: 'email', label: '', host: '' },
            }))}
            onChoose={(choice) => {
              chooseCustomer(popup, choice, answer.email);
              setOpen(false);
              focusOn(popup.store.getState().form.pricePoint === null ? 'price' : 'charge');
            }}
          />
        )}
    </form>
  );

  function said(): { error: string; hint: string } {
    if (answer === null) return { error: '', hint: t('findHint') };
    const { found } = answer;
    if (found === 'asking') return { error: '', hint: t('finding') };
    if (found === 'no-answer') return { error: t('findNoAnswer'), hint: '' };
    if (found === 'no-email') return { error: t('findNoEmail'), hint: '' };
    if (!found.ok) return { error: t('findFailed', t(lookUpWords[found.why])), hint: '' };
    const { length } = found.customers;
    return { error: '', hint: length === 0 ? t('foundNobody') : plural('foundByEmail', length) };
  }
}
