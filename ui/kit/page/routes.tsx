import { type ComponentType, createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo } from 'preact/hooks';
import { lazy, Route, Router, useLocation } from 'preact-iso';
import { bindRouter } from '../../data/go/navigation.ts';
import { can, type Permission } from '../../data/permissions.ts';
import { ApiProblem } from '../../data/problem.ts';
import { catalogsReady } from '../../i18n/catalog.ts';
import { Button } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { IconRefresh } from '../shown/icons.tsx';
import { Empty, ErrorState, PageFrame } from '../shown/surface.tsx';
import { bySpecificity, covers } from './route-order.ts';

// biome-ignore lint/suspicious/noExplicitAny: pages take what the router gives: params, query, rest
type PageComponent = ComponentType<any>;
type LazyPage = PageComponent & { preload(): Promise<unknown> };

export type PageRoute = {
  path: string;
  component: LazyPage;
  /** Permission that the page needs. */
  permit?: Permission;
  /** Also for those who are not signed in. */
  open?: boolean;
};

const NewRelease = () => (
  <Empty
    icon={IconRefresh}
    title={k('problem.newRelease.title')}
    text={k('problem.newRelease.text')}
    action={
      <Button look="primary" onClick={() => location.reload()}>
        {k('action.reload')}
      </Button>
    }
  />
);

/** One line of a route table. The chunk, and its words in the reader's language, are loaded on the first visit. */
export const page = (
  path: string,
  load: () => Promise<{ default: PageComponent }>,
  options: { permit?: Permission; open?: boolean } = {},
): PageRoute => ({
  path,
  ...options,
  component: lazy(async (): Promise<{ default: PageComponent }> => {
    try {
      const module = await load();
      await catalogsReady();
      return module;
    } catch {
      // The chunk is gone with a new release, or the network is.
      return { default: NewRelease };
    }
  }),
});

/** The page of the address is fetched while the session is still being asked for; a failure shows when it is drawn. */
export function preloadPage(routes: readonly PageRoute[]): void {
  const entry = routes.toSorted(bySpecificity).find(({ path }) => covers(path, location.pathname));
  entry?.component.preload().catch(() => undefined);
}

/** The router's `/*` wants a segment; a page with parts also stands at its own address. */
const withBase = (path: string) => (path.endsWith('/*') ? [path.slice(0, -2), path] : [path]);

const refused = (status: 403 | 404) =>
  new ApiProblem({ code: status === 403 ? 'forbidden' : 'not_found', status, message: '' });

export const Refusal = ({ status, home }: { status: 403 | 404; home: string }) => (
  <PageFrame title={k(status === 403 ? 'problem.forbidden.title' : 'problem.notFound.title')} width="narrow">
    <ErrorState problem={refused(status)} home={home} bare />
  </PageFrame>
);

const Redirect = ({ to }: { to: string }) => {
  const { route } = useLocation();
  // Once: until the next page is here, this one sees the new address too.
  useLayoutEffect(() => route(to, true), []);
  return null;
};

type GateState = { home: string; signIn: string; signedIn: boolean };
const Gate = createContext<GateState>({ home: '/', signIn: '/', signedIn: false });

/** A component of its own per route, so that a sign-in shows the page without a change of address. */
const guarded = ({ component: Page, permit, open }: PageRoute): PageComponent => {
  const Guarded = (props: object) => {
    const { url } = useLocation();
    const { home, signIn, signedIn } = useContext(Gate);
    if (!open && !signedIn)
      return <Redirect to={url === home ? signIn : `${signIn}?next=${encodeURIComponent(url)}`} />;
    return can(permit) ? <Page {...props} /> : <Refusal status={403} home={home} />;
  };
  return Guarded;
};

const Lost = () => <Refusal status={404} home={useContext(Gate).home} />;

type Props = GateState & { routes: readonly PageRoute[] };

export const Routes = ({ routes, ...gate }: Props) => {
  const { url, route } = useLocation();
  bindRouter(url, route);
  const pages = useMemo(
    () =>
      routes.toSorted(bySpecificity).flatMap((entry) => {
        const component = guarded(entry);
        return withBase(entry.path).map((path) => ({ path, component }));
      }),
    [routes],
  );
  return (
    <Gate.Provider value={gate}>
      <Router>
        {pages.map(({ path, component }) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={Lost} />
      </Router>
    </Gate.Provider>
  );
};
