import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../ui/icon';

export type Tone = 'ok' | 'warn' | 'plain';

const icons: Readonly<Record<Tone, IconName | null>> = {
  ok: 'check',
  warn: 'warning',
  plain: null,
};

interface SaidProps {
  readonly tone: Tone;
  readonly children?: ComponentChildren;
}

/** One remark below a field. Its icon says what its colour says; two lines at most, the rest on hover. */
export function Said({ tone, children }: SaidProps) {
  const icon = icons[tone];
  return (
    <span class={`said ${tone}`}>
      {icon !== null && <Icon name={icon} />}
      <span
        class="words"
        onPointerEnter={({ currentTarget }) => {
          currentTarget.title = currentTarget.textContent;
        }}
      >
        {children}
      </span>
    </span>
  );
}
