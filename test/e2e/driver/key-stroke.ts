const modifierNames = ['Alt', 'Control', 'Meta', 'Shift'] as const;

export type Modifier = (typeof modifierNames)[number];

/** One key going down or up. */
export interface KeyStroke {
  readonly direction: 'down' | 'up';
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  /** What the key types, if anything. */
  readonly text: string;
  readonly modifiers: readonly Modifier[];
  readonly repeat: boolean;
}

type KeyNames = Pick<KeyStroke, 'key' | 'code' | 'keyCode' | 'text'>;

const namedKeys: Readonly<Record<string, KeyNames>> = Object.fromEntries(
  (
    [
      ['Enter', 'Enter', 13, '\r'],
      ['Tab', 'Tab', 9, ''],
      ['Escape', 'Escape', 27, ''],
      ['Backspace', 'Backspace', 8, ''],
      ['Delete', 'Delete', 46, ''],
      ['ArrowLeft', 'ArrowLeft', 37, ''],
      ['ArrowUp', 'ArrowUp', 38, ''],
      ['ArrowRight', 'ArrowRight', 39, ''],
      ['ArrowDown', 'ArrowDown', 40, ''],
      ['Home', 'Home', 36, ''],
      ['End', 'End', 35, ''],
      ['PageUp', 'PageUp', 33, ''],
      ['PageDown', 'PageDown', 34, ''],
      ['F5', 'F5', 116, ''],
      ['Alt', 'AltLeft', 18, ''],
      ['Control', 'ControlLeft', 17, ''],
      ['Meta', 'MetaLeft', 91, ''],
      ['Shift', 'ShiftLeft', 16, ''],
    ] as const
  ).map(([key, code, keyCode, text]) => [key, { key, code, keyCode, text }]),
);

function isModifier(name: string): name is Modifier {
  return modifierNames.some((modifier) => modifier === name);
}

function keyNames(name: string): KeyNames {
  const named = namedKeys[name];
  if (named) return named;
  const key = name === 'Space' ? ' ' : name;
  if (Array.from(key).length !== 1) throw new Error(`Unknown key: ${name}`);
  const upper = key.toUpperCase();
  if (/^[A-Z]$/.test(upper)) {
    return { key, code: `Key${upper}`, keyCode: upper.charCodeAt(0), text: key };
  }
  if (/^\d$/.test(key)) return { key, code: `Digit${key}`, keyCode: key.charCodeAt(0), text: key };
  if (key === ' ') return { key, code: 'Space', keyCode: 32, text: ' ' };
  return { key, code: '', keyCode: 0, text: key };
}

/** The strokes of one press, such as 'a', 'Shift+Tab' or 'Alt+Shift+Y', with a key held if asked. */
export function strokesOfPress(press: string, repeats = 0): KeyStroke[] {
  const parts =
    press === '+' ? ['+'] : press.split('+').map((part) => (part === 'Ctrl' ? 'Control' : part));
  const main = keyNames(parts.at(-1) ?? '');
  const modifiers = parts.slice(0, -1).filter(isModifier);
  const types = modifiers.every((modifier) => modifier === 'Shift');
  const stroke = (
    direction: 'down' | 'up',
    names: KeyNames,
    held: readonly Modifier[],
    repeat = false,
  ): KeyStroke => ({
    ...names,
    text: types ? names.text : '',
    direction,
    modifiers: held,
    repeat,
  });
  return [
    ...modifiers.map((name, index) =>
      stroke('down', keyNames(name), modifiers.slice(0, index + 1)),
    ),
    stroke('down', main, modifiers),
    ...Array.from({ length: repeats }, () => stroke('down', main, modifiers, true)),
    stroke('up', main, modifiers),
    ...modifiers
      .map((name, index) => stroke('up', keyNames(name), modifiers.slice(index + 1)))
      .reverse(),
  ];
}

/** The strokes that type a text, one key press a character. */
export function strokesOfText(text: string): KeyStroke[] {
  return Array.from(text).flatMap((character) =>
    strokesOfPress(character === '\n' ? 'Enter' : character),
  );
}
