import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ApiProblem } from '../../data/problem.ts';
import { Button, LinkButton } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { problemWords } from '../page/problem-words.ts';
import { type Icon, IconAlert, IconChevronRight, IconCircleCheck, IconInfo } from './icons.tsx';

export type Crumb = { label: string; href: string };

let visited = false;

type PageFrameProps = {
  title: string;
  /** In the browser's title, when `title` alone would not tell the tab apart. */
  documentTitle?: string;
  crumbs?: readonly Crumb[];
  /** One primary action; more go into a Menu beside it. */
  action?: ComponentChildren;
  /** Beside the title: status chips. */
  chips?: ComponentChildren;
  /** Under the title, one line. */
  lead?: ComponentChildren;
  width?: 'narrow' | 'normal' | 'wide';
  children: ComponentChildren;
};

/** Breadcrumbs, the page's one h1, its primary action. A new page's heading takes the focus, so that it is read out. */
export const PageFrame = ({
  title,
  documentTitle,
  crumbs,
  action,
  chips,
  lead,
  width = 'normal',
  children,
}: PageFrameProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = documentTitle ?? title;
  }, [documentTitle, title]);
  useEffect(() => {
    const taken = document.activeElement?.closest('main');
    if (visited && !taken) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return (
    <div class={`page page-${width}`}>
      {crumbs && crumbs.length > 0 && (
        <nav class="crumbs" aria-label={k('shell.crumbs')}>
          <ol>
            {crumbs.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
                <IconChevronRight size={14} />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header class="page-head">
        <div class="page-words">
          <div class="page-title">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {chips}
          </div>
          {lead && <p class="page-lead">{lead}</p>}
        </div>
        {action && <div class="page-action">{action}</div>}
      </header>
      {children}
    </div>
  );
};

export const Card = ({ children, class: className = '' }: { children: ComponentChildren; class?: string }) => (
  <div class={`card ${className}`.trim()}>{children}</div>
);

const NOTICE_ICONS = { info: IconInfo, ok: IconCircleCheck, warn: IconAlert, danger: IconAlert };
type NoticeProps = {
  tone?: keyof typeof NOTICE_ICONS;
  title?: string;
  action?: ComponentChildren;
  children?: ComponentChildren;
};

export const Notice = ({ tone = 'info', title, action, children }: NoticeProps) => {
  const Icon = NOTICE_ICONS[tone];
  return (
    <div class={`notice notice-${tone}`}>
      <Icon />
      <div class="notice-words">
        {title && <p class="notice-title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
};

type EmptyProps = { icon?: Icon; title: string; text?: ComponentChildren; action?: ComponentChildren };

/** Says why there is nothing and what to do about it. */
export const Empty = ({ icon: Icon, title, text, action }: EmptyProps) => (
  <div class="empty">
    {Icon && (
      <span class="empty-icon">
        <Icon size={24} />
      </span>
    )}
    <h2>{title}</h2>
    {text && <p>{text}</p>}
    {action && <div class="empty-action">{action}</div>}
  </div>
);

type ErrorStateProps = {
  problem: ApiProblem;
  retry?: () => void;
  home?: string;
  /** The page's own heading says it already. */
  bare?: boolean;
};

export const ErrorState = ({ problem, retry, home = '/', bare }: ErrorStateProps) => {
  const { title, text } = problemWords(problem);
  const lost = problem.status === 403 || problem.status === 404;
  return (
    <div class="empty" role="alert">
      <span class="empty-icon empty-icon-danger">
        <IconAlert size={24} />
      </span>
      {!bare && <h2>{title}</h2>}
      <p>{text}</p>
      {problem.requestId && <p class="mono">{k('problem.request', { id: problem.requestId })}</p>}
      <div class="empty-action">
        {lost ? (
          <LinkButton href={home}>{k('action.back')}</LinkButton>
        ) : (
          retry && <Button onClick={retry}>{k('action.retry')}</Button>
        )}
      </div>
    </div>
  );
};

/** Grey lines, seen only when the wait passes 300 ms. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div class="skeleton" aria-busy="true">
    <span class="sr-only">{k('list.loading')}</span>
    {Array.from({ length: lines }, (_, i) => (
      <span key={i} class={`skeleton-line skeleton-line-${i % 3}`} />
    ))}
  </div>
);
