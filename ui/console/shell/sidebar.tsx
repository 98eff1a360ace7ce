import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { readStored, writeStored } from '../../data/store/storage.ts';
import { IconButton } from '../../kit/form/button.tsx';
import { k } from '../../kit/i18n/en/kit.ts';
import { closeOutside } from '../../kit/overlay/dialog.tsx';
import { IconMenu, IconSidebar } from '../../kit/shown/icons.tsx';
import { Logo } from '../../kit/shown/logo.tsx';
import { t } from '../i18n/en/shell.ts';
import { session } from '../session.ts';
import { isHere, navigation } from './navigation.ts';

const FOLDED = 'culvert.nav';
export const folded = signal(readStored(FOLDED) === 'folded');

const toggleFolded = () => {
  folded.value = !folded.value;
  writeStored(FOLDED, folded.value ? 'folded' : undefined);
};

const Entries = ({ iconsOnly }: { iconsOnly: boolean }) => {
  const { path } = useLocation();
  return (
    <>
      {navigation().map(({ key, label, items }) => (
        <div key={key} class="side-group">
          {label && <div class="side-label">{iconsOnly ? <hr /> : label}</div>}
          <ul>
            {items.map(({ href, label: name, icon: Icon }) => (
              <li key={href}>
                <a
                  href={href}
                  title={iconsOnly ? name : undefined}
                  aria-current={isHere(href, path) ? 'page' : undefined}
                >
                  <Icon size={18} />
                  <span class={iconsOnly ? 'sr-only' : undefined}>{name}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
};

export const Sidebar = () => (
  <nav class={folded.value ? 'side side-folded' : 'side'} aria-label={k('shell.navigation')}>
    <a class="side-brand" href="/admin">
      <Logo name={session.current.value?.brand.name} word={!folded.value} size={24} />
    </a>
    <div class="side-entries">
      <Entries iconsOnly={folded.value} />
    </div>
    <div class="side-foot">
      <IconButton
        label={t(folded.value ? 'nav.unfold' : 'nav.fold')}
        icon={IconSidebar}
        aria-pressed={folded.value}
        onClick={toggleFolded}
      />
    </div>
  </nav>
);

/** The same entries on narrow screens, in a drawer. */
export const Drawer = () => {
  const dialog = useRef<HTMLDialogElement>(null);
  const { url } = useLocation();
  useEffect(() => dialog.current?.close(), [url]);
  return (
    <>
      <IconButton
        class="drawer-button"
        label={k('shell.menu')}
        icon={IconMenu}
        onClick={() => dialog.current?.showModal()}
      />
      <dialog ref={dialog} class="drawer" aria-label={k('shell.navigation')} onMouseDown={closeOutside}>
        <nav class="side" aria-label={k('shell.navigation')}>
          <span class="side-brand">
            <Logo name={session.current.value?.brand.name} size={24} />
          </span>
          <Entries iconsOnly={false} />
        </nav>
      </dialog>
    </>
  );
};
