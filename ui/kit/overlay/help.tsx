import type { ComponentChildren } from 'preact';
import { k } from '../i18n/en/kit.ts';
import { IconInfo } from '../shown/icons.tsx';

type Props = {
  /** What the help is about, for those who hear the button alone. */
  about: string;
  /** What it does, in a sentence or two. */
  children: ComponentChildren;
  example?: ComponentChildren;
  /** Pages that tell more; opened beside the form, so that what was entered stays. */
  guides?: readonly { href: string; label: string }[];
};

/** Beside a part of a form: folded, so that it is there for the newcomer and out of the way of everybody else. */
export const Help = ({ about, children, example, guides = [] }: Props) => (
  <details class="help">
    <summary>
      <IconInfo size={16} />
      <span>
        {k('help.title')}
        <span class="sr-only">: {about}</span>
      </span>
    </summary>
    <div class="help-words">
      <p>{children}</p>
      {example && (
        <p>
          <span class="font-semibold">{k('help.example')}</span> {example}
        </p>
      )}
      {guides.map(({ href, label }) => (
        <a key={href} class="link" href={href} target="_blank" rel="noopener">
          {label} <span class="sr-only">{k('help.newTab')}</span>
        </a>
      ))}
    </div>
  </details>
);
