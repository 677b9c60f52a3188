import type { ComponentChildren } from 'preact';
import { describedBy, Field } from '../../ui/field';
import type { SetupForm } from '../setup-form';
import { useSetupField } from '../use-setup-field';

type TextField = {
  [Name in keyof SetupForm]: SetupForm[Name] extends string ? Name : never;
}[keyof SetupForm];

interface TextSettingProps {
  readonly name: TextField;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly isSecret?: boolean;
  readonly isMono?: boolean;
}

const SECRET = { type: 'password', autocomplete: 'new-password' } as const;
const PLAIN = { type: 'text', autocomplete: 'off' } as const;

/** A text field of the page. A secret one is never filled in by the browser, nor from what is stored. */
export function TextSetting({ name, label, hint, isSecret, isMono }: TextSettingProps) {
  const { value, error, edit } = useSetupField(name);
  return (
    <Field id={name} label={label} error={error} hint={hint}>
      <input
        {...describedBy(name, { error, hint })}
        id={name}
        class={isMono === true ? 'box mono' : 'box'}
        {...(isSecret === true ? SECRET : PLAIN)}
        autocapitalize="off"
        spellcheck={false}
        value={value}
        onInput={(event) => {
          edit(event.currentTarget.value);
        }}
      />
    </Field>
  );
}
