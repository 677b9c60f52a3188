import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ConnectionReply } from '../../protocol/commands';
import { usePage } from '../../ui/page-context';
import { readPrices } from '../open-options';
import { useOptions, useOptionsState } from '../options';
import { isUnsaved } from '../setup-form';
import { connectionWords } from '../words/connection-words';

type Result = 'none' | 'running' | { readonly reply: ConnectionReply | null };

/** The button that tries what is saved against the server, and what came of it; charges nothing. */
export function ConnectionTest({ children }: { children: ComponentChildren }) {
  const page = usePage();
  const { ask, t } = page;
  const options = useOptions();
  const [result, setResult] = useState<Result>('none');
  const isOld = useOptionsState(({ form, status }) => status !== null && isUnsaved(form, status));

  function test() {
    if (result === 'running') return;
    setResult('running');
    void ask('test-connection', null)
      .catch(() => null)
      .then((reply) => {
        setResult({ reply });
        return readPrices(options);
      });
  }

  return (
    <div>
      <div class="row">
        <button type="button" onClick={test}>
          {t('testConnection')}
        </button>
        {children}
      </div>
      <div aria-live="polite">
        {result === 'running' && <p class="hint">{t('connectionRunning')}</p>}
        {typeof result === 'object' && (
          <p class={`result ${tone(result.reply)}`}>{connectionWords(result.reply, page)}</p>
        )}
        {result !== 'none' && isOld && <p class="hint">{t('connectionSavedOnly')}</p>}
      </div>
    </div>
  );
}

function tone(reply: ConnectionReply | null): 'good' | 'warn' | 'bad' {
  if (reply?.ok !== true) return 'bad';
  return reply.key === 'works' ? 'good' : 'warn';
}
