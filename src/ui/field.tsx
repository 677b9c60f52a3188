import type { ComponentChildren } from 'preact';

interface FieldProps {
  /** Also the id of the control inside. */
  readonly id: string;
  readonly label: string;
  /** Stands at the end of the label's line. */
  readonly beside?: ComponentChildren;
  readonly error?: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A label, its control, and below it what is wrong or else what helps. */
export function Field({ id, label, beside, error, hint, children }: FieldProps) {
  return (
    <div class="field">
      {beside === undefined ? (
        <label for={id}>{label}</label>
      ) : (
        <div class="label">
          <label for={id}>{label}</label>
          {beside}
        </div>
      )}
      {children}
      {isSaid(error) && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
      {isSaid(hint) && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The attributes that tie a control to the texts below it. */
export function describedBy(id: string, { error, hint }: Pick<FieldProps, 'error' | 'hint'>) {
  const texts = [isSaid(error) && `${id}-error`, isSaid(hint) && `${id}-hint`].filter(Boolean);
  return {
    'aria-invalid': isSaid(error),
    'aria-describedby': texts.length > 0 ? texts.join(' ') : undefined,
  };
}

function isSaid(text: ComponentChildren): boolean {
  return text !== undefined && text !== null && text !== false && text !== '';
}
