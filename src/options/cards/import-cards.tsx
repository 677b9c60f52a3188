import { useRef } from 'preact/hooks';
import { describedBy, Field } from '../../ui/field';
import { usePage } from '../../ui/page-context';
import { useOptions, useOptionsState } from '../options';
import { seeCardFile } from './card-file';
import { CardFilePreview } from './card-file-preview';
import { fileProblemWords } from './card-words';

const ID = 'card-file';

/** Brings cards in from a file: chosen, looked into, and only then saved. */
export function ImportCards({ known }: { known: ReadonlySet<string> }) {
  const { plural, t } = usePage();
  const options = useOptions();
  const file = useOptionsState(({ cardFile }) => cardFile);
  const input = useRef<HTMLInputElement>(null);
  const hint = t(file.step === 'reading' ? 'cardsFileReading' : 'cardsImportHint');
  const error =
    file.step === 'refused' ? t('cardsNotImported', t(fileProblemWords[file.why])) : undefined;
  return (
    <div class="stack">
      <div aria-live="polite">
        <Field id={ID} label={t('cardsImport')} error={error} hint={hint}>
          <input
            {...describedBy(ID, { error, hint })}
            ref={input}
            id={ID}
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget: { files } }) => {
              const [chosen] = files ?? [];
              if (chosen !== undefined) void seeCardFile(options, chosen);
            }}
          />
        </Field>
      </div>
      {(file.step === 'seen' || file.step === 'saving') && (
        <CardFilePreview file={file} known={known} onEnd={empty} />
      )}
      <div aria-live="polite">
        {file.step === 'imported' && (
          <p class="good">
            <b>{plural('cardsImported', file.count)}</b>
          </p>
        )}
      </div>
    </div>
  );

  /** The same file can be chosen again: to the browser an unchanged choice is none. */
  function empty() {
    if (input.current === null) return;
    input.current.value = '';
    input.current.focus();
  }
}
