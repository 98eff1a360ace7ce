import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { safeReturn } from '../../data/go/return-path.ts';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { session } from '../session.ts';

/** Short page for those who are not signed in yet. */
export const SessionFrame = ({
  title,
  lead,
  children,
  after,
}: {
  title: string;
  lead?: string;
  children: ComponentChildren;
  after?: ComponentChildren;
}) => (
  <div class="session">
    <PageFrame title={title} lead={lead} width="narrow">
      {children}
      {after && <div class="session-after">{after}</div>}
    </PageFrame>
  </div>
);

/** Whoever is signed in goes on to where they wanted to be. */
export const useGoOnWhenSignedIn = (): void => {
  const { query, route } = useLocation();
  const signedIn = Boolean(session.current.value?.client);
  useLayoutEffect(() => {
    if (signedIn) route(safeReturn(query.next, '/'), true);
  }, [signedIn]);
};

/** Keeps `?next=` between sign-in and sign-up. */
export const useNext = (): string => {
  const { query } = useLocation();
  return query.next ? `?next=${encodeURIComponent(query.next)}` : '';
};
