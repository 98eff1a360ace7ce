import { useEffect } from 'preact/hooks';

/** Asks whether to leave; resolves to true to go on. */
export type LeaveGuard = () => Promise<boolean>;

const guards = new Set<{ dirty: () => boolean; ask: LeaveGuard }>();
let here = '';
let navigate: (url: string, replace?: boolean) => void = () => {};

const blocking = () => [...guards].find((guard) => guard.dirty());

const askThen = async (go: () => void): Promise<void> => {
  const guard = blocking();
  if (!guard) return go();
  if (!(await guard.ask())) return;
  guards.delete(guard);
  go();
};

const onClick = (event: MouseEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0 || !blocking()) return;
  const link = event.composedPath().find((el): el is HTMLAnchorElement => el instanceof HTMLAnchorElement);
  if (!link?.href || link.target === '_blank' || link.origin !== location.origin || link.hasAttribute('download'))
    return;
  if (link.pathname === location.pathname) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void askThen(() => navigate(link.pathname + link.search));
};

const onPopState = (event: PopStateEvent): void => {
  const target = location.pathname + location.search;
  if (!blocking() || target.split('?')[0] === here.split('?')[0]) return;
  event.stopImmediatePropagation();
  history.pushState(null, '', here);
  void askThen(() => navigate(target));
};

const onUnload = (event: BeforeUnloadEvent): void => {
  if (blocking()) event.preventDefault();
};

/** Called once, before the router listens, so that a guard sees a navigation first. */
export const startNavigation = (): void => {
  addEventListener('click', onClick, { capture: true });
  addEventListener('popstate', onPopState, { capture: true });
  addEventListener('beforeunload', onUnload);
};

/** The router tells where it is and how to move it. */
export const bindRouter = (url: string, route: (url: string, replace?: boolean) => void): void => {
  here = url;
  navigate = route;
};

/** Moves from code that is no component: after a save, on a lost session. */
export const goTo = (url: string, replace = false): void => void askThen(() => navigate(url, replace));

/** While `dirty()` holds, leaving the page asks first. */
export const useLeaveGuard = (dirty: () => boolean, ask: LeaveGuard, enabled = true): void => {
  useEffect(() => {
    if (!enabled) return;
    const guard = { dirty, ask };
    guards.add(guard);
    return () => void guards.delete(guard);
  }, [enabled]);
};
