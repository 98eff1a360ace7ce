import type { ComponentChildren } from 'preact';

type SectionProps = {
  title: string;
  text?: ComponentChildren;
  action?: ComponentChildren;
  danger?: boolean;
  children: ComponentChildren;
};

/** A titled part of a page or form, its explanation beside it on wide screens. */
export const Section = ({ title, text, action, danger, children }: SectionProps) => (
  <section class={danger ? 'section section-danger' : 'section'}>
    <div class="section-head">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </div>
    <div class="section-body">{children}</div>
  </section>
);

/** Label and value pairs. */
export const Facts = ({ items }: { items: readonly (readonly [string, ComponentChildren])[] }) => (
  <dl class="facts">
    {items.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value ?? '—'}</dd>
      </div>
    ))}
  </dl>
);
