import type { ConnectionReply } from '../../protocol/commands';
import { readFailureWords } from '../../ui/read-failure-words';
import type { Words } from '../../ui/words';

/** What the test of the connection found out, and nothing beyond it. */
export function connectionWords(reply: ConnectionReply | null, { plural, t }: Words): string {
  if (reply === null) return t('noAnswer');
  if (!reply.ok) {
    if (reply.why === 'key-refused') return t('connectionKeyRefused');
    if (reply.why === 'organization-unknown') return t('connectionOrganizationUnknown');
    return t('connectionFailed', t(readFailureWords[reply.why]));
  }
  const answers = plural('connectionAnswers', reply.pricePoints);
  switch (reply.key) {
    case 'works':
      return `${answers} ${t('connectionKeyWorks')}`;
    case 'may-not-look-up':
      return `${answers} ${t('connectionMayNotLookUp')}`;
    case 'untested':
      return `${answers} ${t('connectionKeyUntested')}`;
    case 'none':
      return `${answers} ${t('connectionNoKey')}`;
    default:
      return reply.key satisfies never;
  }
}
