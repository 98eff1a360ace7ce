import { setSingleKeys, singleKeys } from '../../data/go/single-keys.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { t } from '../i18n/en/palette.ts';
import { navigation } from '../shell/navigation.ts';
import { GO, MOD } from './key-table.ts';

type Shortcut = { keys: readonly string[]; does: string };

const goes = (): Shortcut[] => {
  const pages = navigation().flatMap(({ items }) => items);
  return Object.entries(GO).flatMap(([key, href]) => {
    const page = pages.find((item) => item.href === href);
    return page ? [{ keys: ['g', key], does: page.label }] : [];
  });
};

const Keys = ({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) => (
  <section>
    <h3 class="font-semibold">{title}</h3>
    <dl class="keys">
      {shortcuts.map(({ keys, does }) => (
        <div key={keys.join(' ')}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** Every shortcut of the console, and the switch for those of one key. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={t('keys.title')}>
      <Keys
        title={t('keys.everywhere')}
        shortcuts={[
          { keys: [MOD, 'K'], does: t('keys.palette') },
          { keys: ['/'], does: t('keys.search') },
          { keys: ['?'], does: t('keys.help') },
          { keys: ['Esc'], does: t('keys.close') },
        ]}
      />
      <Keys
        title={t('keys.lists')}
        shortcuts={[
          { keys: ['j'], does: t('keys.down') },
          { keys: ['k'], does: t('keys.up') },
          { keys: ['Enter'], does: t('keys.open') },
        ]}
      />
      <Keys title={t('keys.go')} shortcuts={goes()} />
      <label class="keys-switch">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        {t('keys.single')}
      </label>
    </Dialog>
  );
}
