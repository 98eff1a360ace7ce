import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { goTo } from '../../data/go/navigation.ts';
import { singleKeys } from '../../data/go/single-keys.ts';
import { catalogsReady } from '../../i18n/catalog.ts';
import { opens } from '../shell/navigation.ts';
import { GO, isGoKey } from './key-table.ts';

type Overlay = ComponentType<{ onClose: () => void }>;

const overlay = signal<{ show: Overlay } | undefined>(undefined);

/** Each is a chunk of its own, loaded on the first use. */
const LOADERS = {
  palette: () => import('./palette.tsx'),
  shortcuts: () => import('./shortcuts.tsx'),
  password: () => import('../session/change-password.tsx'),
};
const show = async (which: keyof typeof LOADERS) => {
  if (overlay.value) return;
  try {
    const { default: component } = await LOADERS[which]();
    await catalogsReady();
    overlay.value = { show: component };
  } catch {
    // The chunk is gone with a new release, or the network is: the page itself says so at its next step.
  }
};
export const showPalette = (): void => void show('palette');
export const showShortcuts = (): void => void show('shortcuts');
export const showPassword = (): void => void show('password');

const GO_WITHIN_MS = 1500;
let goSince = 0;

/** `j` and `k`: the next or previous row of the list on the page. */
const moveRow = (step: 1 | -1): boolean => {
  const links = [...document.querySelectorAll<HTMLElement>('main .row-link')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const to = links[at < 0 ? (step === 1 ? 0 : links.length - 1) : at + step];
  to?.focus();
  return links.length > 0;
};

/** `/`: the search of the page's list has its own; without one, everything is searched. */
const searchAll = (): boolean => {
  if (document.querySelector('main input[type=search]')) return false;
  showPalette();
  return true;
};

const follow = (key: string): boolean => {
  if (!isGoKey(key) || !opens(GO[key])) return false;
  goTo(GO[key]);
  return true;
};

/** True when the key was one of ours. */
const pressed = (key: string, at: number): boolean => {
  const going = at - goSince < GO_WITHIN_MS;
  goSince = key === 'g' ? at : 0;
  if (going && follow(key)) return true;
  if (key === 'j') return moveRow(1);
  if (key === 'k') return moveRow(-1);
  if (key === '/') return searchAll();
  if (key !== '?') return false;
  showShortcuts();
  return true;
};

const TYPING = 'input,textarea,select,[contenteditable],[role=menu]';

const onKeyDown = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    showPalette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !singleKeys.value) return;
  if (document.querySelector('dialog[open]') || (event.target as Element).closest?.(TYPING)) return;
  if (pressed(event.key, event.timeStamp)) event.preventDefault();
};

/** Listens for the whole console, and holds what a shortcut opens. */
export const Shortcuts = () => {
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  const Shown = overlay.value?.show;
  return Shown ? (
    <Shown
      onClose={() => {
        overlay.value = undefined;
      }}
    />
  ) : null;
};
