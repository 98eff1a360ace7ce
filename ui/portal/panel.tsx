import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Props = { title: ComponentChildren; aside?: ComponentChildren; class?: string; children: ComponentChildren };

/** One thing in a card, under its own heading. */
export const Panel = ({ title, aside, class: className = '', children }: Props) => {
  const id = useId();
  return (
    <section class={`card ${className}`.trim()} aria-labelledby={id}>
      <div class="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        {/* The title breaks before what stands beside it goes to a line of its own: that changes, and would move the page. */}
        <h2 id={id} class="min-w-0 flex-[1_1_9rem]">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
};
