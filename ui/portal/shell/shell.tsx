import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { money } from '../../data/format/format.ts';
import { LinkButton } from '../../kit/form/button.tsx';
import { k } from '../../kit/i18n/en/kit.ts';
import { Menu, type MenuItem } from '../../kit/overlay/menu.tsx';
import { KitRoot } from '../../kit/overlay/toast.tsx';
import { preferenceItems } from '../../kit/page/preferences.ts';
import { DemoBanner, SkipLink } from '../../kit/page/shell-parts.tsx';
import { IconSignOut, IconSun, IconUser } from '../../kit/shown/icons.tsx';
import { Logo } from '../../kit/shown/logo.tsx';
import { t } from '../i18n/en/shell.ts';
import { chooseLanguage, session, signOut } from '../session.ts';
import { hasPage, isHere, navigation } from './navigation.ts';

const Balance = () => {
  const client = session.current.value?.client;
  if (!client) return null;
  const content = (
    <>
      <span class="balance-label">{t('shell.balance')}</span>
      <span class="num">{money(client.balanceMicro, client.currency)}</span>
    </>
  );
  return hasPage('/add-funds') ? (
    <a class="balance" href="/add-funds">
      {content}
    </a>
  ) : (
    <span class="balance">{content}</span>
  );
};

const AccountMenu = () => {
  const current = session.current.value;
  const own: MenuItem[] = current?.user
    ? [
        { kind: 'heading', label: current.user.email },
        ...(hasPage('/account') ? [{ label: t('nav.account'), href: '/account', icon: IconUser }] : []),
      ]
    : [];
  const leave: MenuItem[] = current?.user
    ? [{ kind: 'line' }, { label: k('shell.signOut'), icon: IconSignOut, onSelect: () => void signOut() }]
    : [];
  return (
    <Menu
      label={current?.user ? k('shell.account') : `${k('shell.theme')}, ${k('shell.language')}`}
      triggerClass="btn-icon"
      trigger={current?.user ? <IconUser /> : <IconSun />}
      items={[...own, ...preferenceItems(current?.locales, (code) => void chooseLanguage(code)), ...leave]}
    />
  );
};

const Nav = ({ class: className }: { class: string }) => {
  const { path } = useLocation();
  return (
    <nav class={className} aria-label={k('shell.navigation')}>
      {navigation().map(({ href, label, icon: Icon }) => (
        <a key={href} href={href} aria-current={isHere(href, path) ? 'page' : undefined}>
          <Icon size={20} />
          <span>{label}</span>
        </a>
      ))}
    </nav>
  );
};

export const Shell = ({ children }: { children: ComponentChildren }) => {
  const { path } = useLocation();
  const current = session.current.value;
  const signedIn = Boolean(current?.client);
  const simulated = current && current.mode !== 'production';
  return (
    <>
      <SkipLink />
      {simulated && <DemoBanner text={t('shell.demo')} mailbox={t('shell.mailbox')} />}
      <header class="topbar">
        <div class="topbar-inner">
          <a class="topbar-brand" href="/">
            <Logo name={current?.brand.name} />
          </a>
          {signedIn && <Nav class="topbar-nav" />}
          <div class="topbar-end">
            <Balance />
            {!signedIn && path !== '/sign-in' && (
              <LinkButton look="quiet" href="/sign-in">
                {t('shell.signIn')}
              </LinkButton>
            )}
            <AccountMenu />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} class={signedIn && navigation().length > 1 ? 'main main-above-nav' : 'main'}>
        {children}
      </main>
      {signedIn && navigation().length > 1 && <Nav class="bottom-nav" />}
      <KitRoot />
    </>
  );
};
