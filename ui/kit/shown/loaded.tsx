import type { ComponentChildren } from 'preact';
import type { Query } from '../../data/store/cache.ts';
import { Button } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { type Crumb, ErrorState, Notice, PageFrame, Skeleton } from './surface.tsx';

type LoadedProps<T> = {
  query: Query<T>;
  skeleton?: ComponentChildren;
  /** For a page whose title is in the data: the frame until then. */
  frame?: { title: string; crumbs?: readonly Crumb[] };
  children: (data: T) => ComponentChildren;
};

/** What a query brought; before that its skeleton or its problem; old data stays when a refresh fails, and says so. */
export const Loaded = <T,>({ query, skeleton, frame, children }: LoadedProps<T>) => {
  const { data, problem } = query;
  const retry = () => void query.refetch();
  if (data === undefined) {
    const wait = problem ? <ErrorState problem={problem} retry={retry} /> : (skeleton ?? <Skeleton />);
    return frame ? <PageFrame {...frame}>{wait}</PageFrame> : wait;
  }
  return (
    <>
      {problem && (
        <Notice
          tone="warn"
          action={
            <Button size="s" onClick={retry}>
              {k('action.retry')}
            </Button>
          }
        >
          {k('list.stale')}
        </Notice>
      )}
      {children(data)}
    </>
  );
};
