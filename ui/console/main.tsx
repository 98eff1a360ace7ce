import '../theme/app.css';
import { render } from 'preact';
import { loadLocaleData } from '../data/format/locale-data.ts';
import { startNavigation } from '../data/go/navigation.ts';
import { preloadPage, Routes } from '../kit/page/routes.tsx';
import { App } from '../kit/page/shell-parts.tsx';
import { defineRefs } from '../kit/resource/refs.ts';
import { refs } from './refs.ts';
import { routes } from './routes.tsx';
import { session } from './session.ts';
import { Shell } from './shell/shell.tsx';

const Console = () => {
  const admin = session.current.value?.admin;
  return (
    <Shell>
      <Routes key={admin?.id} routes={routes} home="/admin" signIn="/admin/sign-in" signedIn={Boolean(admin)} />
    </Shell>
  );
};

startNavigation();
preloadPage(routes);
defineRefs(refs);
void session.refresh();
loadLocaleData();
const root = document.getElementById('app');
if (root) {
  render(
    <App session={session} scope="/admin">
      {() => <Console />}
    </App>,
    root,
  );
}
