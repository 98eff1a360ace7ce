import type { ComponentChildren } from 'preact';
import { k } from '../../kit/i18n/en/kit.ts';
import { Menu, type MenuItem } from '../../kit/overlay/menu.tsx';
import { KitRoot } from '../../kit/overlay/toast.tsx';
import { preferenceItems } from '../../kit/page/preferences.ts';
import { DemoBanner, SkipLink } from '../../kit/page/shell-parts.tsx';
import {
  IconChevronDown,
  IconDocument,
  IconExternal,
  IconKey,
  IconRows,
  IconSearch,
  IconShield,
  IconSignOut,
  IconUser,
} from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/shell.ts';
import { MOD } from '../palette/key-table.ts';
import { Shortcuts, showPalette, showPassword, showShortcuts } from '../palette/keys.tsx';
import { useRecentPages } from '../palette/recent.ts';
import { IdleWatch } from '../session/idle-watch.tsx';
import { portalAt, session, signOut } from '../session.ts';
import { opens } from './navigation.ts';
import { Drawer, folded, Sidebar } from './sidebar.tsx';

const AccountMenu = () => {
  const admin = session.current.value?.admin;
  const own: MenuItem[] = admin
    ? [
        { kind: 'heading', label: admin.email },
        ...(opens('/admin/tokens') ? [{ label: t('nav.tokens'), href: '/admin/tokens', icon: IconKey }] : []),
        { label: t('shell.password'), icon: IconShield, onSelect: showPassword },
        { label: t('nav.guides'), href: '/admin/guides', icon: IconDocument },
        { label: t('shell.shortcuts'), icon: IconRows, onSelect: showShortcuts },
      ]
    : [];
  const leave: MenuItem[] = admin
    ? [{ kind: 'line' }, { label: k('shell.signOut'), icon: IconSignOut, onSelect: () => void signOut() }]
    : [];
  return (
    <Menu
      label={admin ? `${k('shell.account')}: ${admin.name}` : k('shell.account')}
      triggerClass="account-button"
      trigger={
        <>
          <IconUser size={18} />
          {admin && <span class="account-name max-sm:hidden">{admin.name}</span>}
          <IconChevronDown size={14} />
        </>
      }
      items={[...own, ...preferenceItems(), ...leave]}
    />
  );
};

const SearchButton = () => (
  <button
    type="button"
    class="bar-search"
    aria-haspopup="dialog"
    aria-keyshortcuts="Control+K Meta+K"
    onClick={showPalette}
  >
    <IconSearch size={18} />
    <span class="max-sm:sr-only">{t('shell.search')}</span>
    <kbd class="max-sm:hidden">{MOD} K</kbd>
  </button>
);

/** For those who are signed in: navigation at the left, account at the top right. */
export const Shell = ({ children }: { children: ComponentChildren }) => {
  const current = session.current.value;
  useRecentPages(current?.admin?.id);
  const portal = portalAt('/');
  const banner = current && current.mode !== 'production' && (
    <DemoBanner text={t('shell.demo')} mailbox={t('shell.mailbox')} />
  );
  if (!current?.admin) {
    return (
      <>
        {banner}
        <main id="main" tabIndex={-1} class="main main-alone">
          {children}
        </main>
        <KitRoot />
      </>
    );
  }
  return (
    <div class={folded.value ? 'frame frame-folded' : 'frame'}>
      <SkipLink />
      <Sidebar />
      <div class="frame-main">
        {banner}
        <header class="bar">
          <Drawer />
          <span class="bar-title">{t('shell.console')}</span>
          <div class="topbar-end">
            <SearchButton />
            {portal && (
              <a class="btn btn-quiet btn-s" href={portal} target="_blank" rel="noopener">
                <IconExternal size={16} />
                <span class="max-sm:sr-only">{t('shell.portal')}</span>
              </a>
            )}
            <AccountMenu />
          </div>
        </header>
        <main id="main" tabIndex={-1} class="main">
          {children}
        </main>
      </div>
      <Shortcuts />
      <IdleWatch />
      <KitRoot />
    </div>
  );
};
