import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';

export type Visited = { href: string; title: string };

const KEPT = 6;
/** In memory only: names of customers must not outlive the tab. */
let visited: Visited[] = [];
let here: { href: string; by: string | undefined } | undefined;

export const recentPages = (): readonly Visited[] => visited.filter(({ href }) => href !== here?.href);

/** Remembers where this person has been, under the title that the page had when it was left. */
export const useRecentPages = (adminId: string | undefined): void => {
  const { path } = useLocation();
  useEffect(() => {
    if (here?.by !== adminId) visited = [];
    here = { href: path, by: adminId };
    return () => {
      if (path.endsWith('/new') || path === '/admin') return;
      visited = [{ href: path, title: document.title }, ...visited.filter(({ href }) => href !== path)].slice(0, KEPT);
    };
  }, [path, adminId]);
};
