import { api } from '../../data/api.ts';
import { useLive } from '../../data/live.ts';
import { IconAlert, IconCircleCheck } from '../../kit/shown/icons.tsx';
import { useShown } from '../../vpn/live-status.tsx';
import { t } from '../i18n/en/set-up.ts';
import { Panel } from '../panel.tsx';
import { PROTOCOLS } from '../services/protocols.ts';

const nameOf = (key: string | null): string | undefined => PROTOCOLS.find((protocol) => protocol.key === key)?.name;

const WORDS = {
  checking: ['works.checking', null],
  offline: ['works.waiting', 'works.waiting.text'],
  unknown: ['works.unknown', 'works.unknown.text'],
  unclear: ['works.unclear', 'works.unknown.text'],
  cut: ['works.cut', 'works.cut.text'],
} as const;

/** Turns green by itself when the VPN server sees a connection of this service. */
export const Works = ({ id }: { id: string }) => {
  const live = useLive({
    path: `/live/services/${id}`,
    ask: (signal) => api.client.connections.status({ id }, { signal }),
  });
  const { state } = useShown(live);
  const names = live.view.value?.sessions.flatMap(({ protocol }) => nameOf(protocol) ?? []) ?? [];
  const ways = [...new Set(names)].join(', ');
  const isUnclear = state === 'unknown' && live.view.value?.isUnclear === true;
  const [title, text] = state === 'online' ? (['works.yes', null] as const) : WORDS[isUnclear ? 'unclear' : state];
  return (
    <Panel title={t('works')}>
      <div class={`works works-${state}`} data-state={state} role="status">
        <span class="works-mark" aria-hidden="true">
          {state === 'online' && <IconCircleCheck size={28} />}
          {(state === 'unknown' || state === 'cut') && <IconAlert size={24} />}
          {(state === 'offline' || state === 'checking') && <span class="spinner" />}
        </span>
        <div>
          <p class="works-title">{t(title)}</p>
          {state === 'online' && ways !== '' && <p>{t('works.yes.text', { ways })}</p>}
          {text && <p class="muted">{t(text)}</p>}
        </div>
      </div>
      {state === 'offline' && (
        <>
          <h3 class="works-help">{t('works.help')}</h3>
          <ul class="works-list">
            {(['again', 'network', 'way'] as const).map((hint) => (
              <li key={hint}>{t(`works.help.${hint}`)}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};
