import type { CustomerCheck } from '../../protocol/page-commands';
import { Foreign } from '../../ui/foreign';
import { usePage } from '../../ui/page-context';
import { Phrase } from '../../ui/phrase';
import type { MessageKey } from '../../ui/words';
import { usePopupState } from '../popup';
import { emailToCheck, useCustomerCheck } from '../use-customer-check';
import { Said } from './said';
import { lookUpWords } from '../words/look-up-words';

type Verdict = Extract<CustomerCheck, { ok: true }>['verdict'];

const verdictWords = {
  matches: 'emailMatches',
  differs: 'emailDiffers',
  nobody: 'emailNobody',
} as const satisfies Record<Verdict, MessageKey>;

/**
 * Whether the requester's address on the page is on file for this customer. It never holds up the press,
 * and its line is there before its words are.
 */
export function WhoIsThis() {
  const { t } = usePage();
  const email = usePopupState(emailToCheck);
  const check = useCustomerCheck();
  return (
    <span class="who" aria-live="polite">
      {check?.ok === false && (
        <Said tone="plain">{t('emailUnchecked', t(lookUpWords[check.why]))}</Said>
      )}
      {check?.ok === true && (
        <Said tone={check.verdict === 'matches' ? 'ok' : 'warn'}>
          <Phrase of={verdictWords[check.verdict]} parts={[<Foreign text={email ?? ''} />]} />
        </Said>
      )}
    </span>
  );
}
