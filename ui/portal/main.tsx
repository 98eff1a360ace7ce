import '../theme/app.css';
import { render } from 'preact';
import { loadLocaleData } from '../data/format/locale-data.ts';
import { startNavigation } from '../data/go/navigation.ts';
import { preloadPage, Routes } from '../kit/page/routes.tsx';
import { App } from '../kit/page/shell-parts.tsx';
import { routes } from './routes.tsx';
import { session } from './session.ts';
import { Shell } from './shell/shell.tsx';

/** The console and the API are other documents on this origin. */
const SCOPE = /^(?!\/(admin|api|rpc)(\/|$))/;

const Portal = () => {
  const client = session.current.value?.client;
  return (
    <Shell>
      <Routes key={client?.id} routes={routes} home="/" signIn="/sign-in" signedIn={Boolean(client)} />
    </Shell>
  );
};

startNavigation();
preloadPage(routes);
void session.refresh();
loadLocaleData();
const root = document.getElementById('app');
if (root) {
  render(
    <App session={session} scope={SCOPE}>
      {() => <Portal />}
    </App>,
    root,
  );
}
