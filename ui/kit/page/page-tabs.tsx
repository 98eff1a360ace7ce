import { useLocation } from 'preact-iso';

type Props = { label: string; pages: readonly (readonly [href: string, label: string])[] };

/** Pages that are parts of one thing: links that look like tabs. */
export const PageTabs = ({ label, pages }: Props) => {
  const { path } = useLocation();
  return (
    <nav class="tabs" aria-label={label}>
      {pages.map(([href, name]) => (
        <a key={href} class="tab" href={href} aria-current={path === href ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
};
