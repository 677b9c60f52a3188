import { useRef } from 'preact/hooks';
import { usePage } from '../../ui/page-context';
import { describedBy, Field } from '../../ui/field';
import { checkFormCustomer } from '../form';
import { focusOn, places } from '../focus-on';
import { usePopup, usePopupState } from '../popup';
import { typeCustomer } from '../edit-form';
import { customerProblem } from '../words/customer-problem';
import { CustomerHint } from './customer-hint';
import { FindByEmail, FinderButton, type FinderSwitch } from './find-by-email';
import { PageChoices } from './page-choices';
import { PageMoved } from './page-moved';

const ID = places.customer;

/** The customer ID, large, with where it came from and what is wrong with it. */
export function CustomerField(finder: FinderSwitch) {
  const page = usePage();
  const popup = usePopup();
  const form = usePopupState((state) => state.form);
  const status = usePopupState((state) => state.status);
  const hasChoices = usePopupState(
    ({ customerRead: read }) =>
      read !== null && read !== 'reading' && !read.found && read.why === 'several-customer-ids',
  );
  const saysEmpty = usePopupState((state) => state.saysEmptyCustomer);
  const check = status === null ? null : checkFormCustomer(form, status.settings);
  const isSaid = check !== null && !check.ok && (check.problem !== 'empty' || saysEmpty);
  const error = isSaid ? customerProblem(check, page) : '';
  // What is wrong takes the line of where it came from, unless both have to be known.
  const isAlone = isSaid && form.provenance === null && !(hasChoices && form.externalId === '');
  const hint = isAlone ? '' : <CustomerHint />;

  const whole = useRef<HTMLDivElement>(null);

  function lead(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    focusOn(form.pricePoint === null ? 'price' : 'charge');
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/[\r\n]/.test(text)) return;
    // The box would drop the line break without a word: another ID than the one that was copied.
    event.preventDefault();
    typeCustomer(popup, text);
  }

  function sayEmpty(event: FocusEvent) {
    // Without a next place in this document the whole popup lost the focus: nothing was left empty.
    // What stands beside the box leads to an ID, too.
    const next = event.relatedTarget;
    const isLeft = next instanceof Node && whole.current?.contains(next) === false;
    if (isLeft) popup.store.setState({ saysEmptyCustomer: true });
  }

  return (
    <div ref={whole} class="customer">
      <Field
        id={ID}
        label={page.t('customerId')}
        beside={<FinderButton {...finder} />}
        error={error}
        hint={hint}
      >
        <input
          {...describedBy(ID, { error, hint })}
          id={ID}
          class="box customer-id mono"
          type="text"
          dir="ltr"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder={page.t(hasChoices ? 'customerChoose' : 'customerPlaceholder')}
          value={form.externalId}
          onInput={(event) => {
            typeCustomer(popup, event.currentTarget.value);
          }}
          onPaste={paste}
          onKeyDown={lead}
          onBlur={sayEmpty}
        />
      </Field>
      {finder.isOpen ? <FindByEmail {...finder} /> : <PageChoices />}
      <PageMoved />
    </div>
  );
}
