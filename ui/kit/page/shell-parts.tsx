import type { ComponentChildren } from 'preact';
import { LocationProvider } from 'preact-iso';
import type { SessionStore } from '../../data/session.ts';
import { k } from '../i18n/en/kit.ts';
import { IconMail } from '../shown/icons.tsx';
import { ErrorState, PageFrame } from '../shown/surface.tsx';
import { problemWords } from './problem-words.ts';

export const SkipLink = () => (
  <a class="skip-link" href="#main">
    {k('shell.skip')}
  </a>
);

/** Thin, always there: nobody should take a simulated shop for a real one. */
export const DemoBanner = ({ text, mailbox }: { text: string; mailbox: string }) => (
  <section class="demo-banner" aria-label={mailbox}>
    <span>{text}</span>
    <a href="/mailbox">
      <IconMail size={16} />
      {mailbox}
    </a>
  </section>
);

type AppProps = { session: SessionStore<unknown>; scope: string | RegExp; children: () => ComponentChildren };

/** Nothing is shown before it is known who is signed in; a server that cannot be reached can be tried again. */
export const App = ({ session, scope, children }: AppProps) => {
  if (session.current.value !== undefined) return <LocationProvider scope={scope}>{children()}</LocationProvider>;
  const problem = session.problem.value;
  return (
    <main class="main" aria-busy={!problem}>
      {problem && (
        <PageFrame title={problemWords(problem).title} width="narrow">
          <ErrorState problem={problem} retry={() => void session.refresh()} bare />
        </PageFrame>
      )}
    </main>
  );
};
