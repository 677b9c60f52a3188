import { NOTE_LIMIT } from '../../domain/limits';
import { describedBy, Field } from '../../ui/field';
import { usePage } from '../../ui/page-context';
import { typeNote } from '../edit-form';
import { usePopup, usePopupState } from '../popup';

const SAYS_COUNT_FROM = NOTE_LIMIT - 100;

/** A few words for the record; they go to the billing system with the charge. */
export function NoteField() {
  const { t } = usePage();
  const popup = usePopup();
  const note = usePopupState((state) => state.form.note);
  const hint =
    note.length >= SAYS_COUNT_FROM ? t('noteCount', String(note.length), String(NOTE_LIMIT)) : '';
  return (
    <Field id="note" label={t('note')} hint={hint}>
      <textarea
        {...describedBy('note', { hint })}
        id="note"
        class="box"
        rows={1}
        placeholder={t('notePlaceholder')}
        maxLength={NOTE_LIMIT}
        value={note}
        onInput={(event) => {
          typeNote(popup, event.currentTarget.value);
        }}
      />
    </Field>
  );
}
