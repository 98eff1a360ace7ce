import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { safeReturn } from '../../data/go/return-path.ts';
import { Logo } from '../../kit/shown/logo.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { session } from '../session.ts';

export const SessionFrame = ({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ComponentChildren;
}) => (
  <div class="session">
    <div class="session-logo">
      <Logo name={session.current.value?.brand.name} size={32} />
    </div>
    <PageFrame title={title} lead={lead} width="narrow">
      {children}
    </PageFrame>
  </div>
);

/** Whoever is signed in goes on to where they wanted to be. */
export const useGoOnWhenSignedIn = (): void => {
  const { query, route } = useLocation();
  const signedIn = Boolean(session.current.value?.admin);
  useLayoutEffect(() => {
    if (signedIn) route(safeReturn(query.next, '/admin'), true);
  }, [signedIn]);
};
