import { useRef, useState } from 'preact/hooks';
import type { Status, UnlockReply } from '../protocol/commands';
import { usePage } from './page-context';
import { timeOf } from './time-of';
import type { MessageKey } from './words';

type Failure = Extract<UnlockReply, { ok: false }>['why'] | 'empty' | 'no-answer';

const failureWords = {
  empty: 'unlockEmpty',
  'wrong-passphrase': 'unlockWrong',
  wait: 'unlockWait',
  'no-key': 'unlockNoKey',
  'key-unreadable': 'unlockUnreadable',
  'no-answer': 'noAnswer',
} as const satisfies Record<Failure, MessageKey>;

/** Asks for the passphrase. Only our own pages ask for it, never a flow that a web page started. */
export function UnlockForm({ onUnlocked }: { onUnlocked: (status: Status) => void }) {
  const { ask, language, t } = usePage();
  const box = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [until, setUntil] = useState<number | null>(null);

  async function unlock(passphrase: string) {
    setBusy(true);
    const reply = await ask('unlock', { passphrase }).catch(() => undefined);
    setBusy(false);
    if (reply?.ok === true) {
      onUnlocked(reply.status);
      return;
    }
    setFailure(reply?.why ?? 'no-answer');
    setUntil(reply?.until ?? null);
    box.current?.select();
  }

  function submit(event: Event) {
    event.preventDefault();
    if (busy || box.current === null) return;
    setFailure(undefined);
    if (box.current.value === '') {
      setFailure('empty');
      box.current.focus();
    } else {
      void unlock(box.current.value);
    }
  }

  function said(): string {
    if (failure !== undefined) {
      const what = failure === 'wait' ? [] : [t(failureWords[failure])];
      const wait = until === null ? [] : [t('unlockWait', timeOf(until, language))];
      return [...what, ...wait].join(' ');
    }
    return t(busy ? 'unlocking' : 'unlockHint');
  }

  return (
    <form class="stack" noValidate onSubmit={submit}>
      <div class="field">
        <label for="unlock">{t('passphrase')}</label>
        <input
          ref={box}
          id="unlock"
          class="box"
          type="password"
          autocomplete="current-password"
          aria-invalid={failure !== undefined}
          aria-describedby="unlock-said"
        />
        {/* One line for all that is said, always there: nothing moves, and every change is read out. */}
        <p id="unlock-said" class={failure === undefined ? 'hint' : 'error'} aria-live="polite">
          {said()}
        </p>
      </div>
      <button type="submit" class="primary">
        {t('unlock')}
      </button>
    </form>
  );
}
