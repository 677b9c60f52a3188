import type { ComponentChildren } from 'preact';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly intro?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the settings page: what it is for on one side, its fields on the other. */
export function Section({ id, title, intro, children }: SectionProps) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`}>{title}</h2>
        {intro !== undefined && <p class="intro">{intro}</p>}
      </div>
      <div class="stack">{children}</div>
    </section>
  );
}
