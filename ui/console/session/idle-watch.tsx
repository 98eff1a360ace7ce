import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { dateTime } from '../../data/format/time.ts';
import { Button } from '../../kit/form/button.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { t } from '../i18n/en/shell.ts';
import { session } from '../session.ts';
import { ends, learnEnds, stageOf } from './lifetime.ts';

const LOOK_EVERY_MS = 5_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel'] as const;

let touchedAt = 0;
let saidAt = 0;
let busy = false;

/** Whoever is there is signed in for longer; a page that only refreshes itself is not. */
async function say(): Promise<void> {
  saidAt = Date.now();
  const left = await api.admin.me.stay({}).catch(() => undefined);
  if (left) learnEnds(left);
}

/** Another tab may have said it meanwhile: the server is asked before anybody is warned or sent away. */
async function look(): Promise<'idle' | 'ending' | undefined> {
  const stage = () => (ends.value ? stageOf(ends.value, Date.now(), touchedAt, saidAt) : 'fine');
  if (stage() === 'fine') return undefined;
  if (stage() === 'say') await say();
  else await session.refresh();
  const now = stage();
  return now === 'idle' || now === 'ending' ? now : undefined;
}

/** Tells before the session ends by itself. */
export const IdleWatch = () => {
  const warned = useSignal<'idle' | 'ending' | undefined>(undefined);
  const read = useSignal(false);
  useEffect(() => {
    saidAt = Date.now();
    const onSign = () => {
      touchedAt = Date.now();
    };
    const onLook = async () => {
      if (busy) return;
      busy = true;
      warned.value = await look().finally(() => {
        busy = false;
      });
      if (!warned.value) read.value = false;
    };
    for (const sign of SIGNS) addEventListener(sign, onSign, { passive: true });
    const timer = setInterval(() => void onLook(), LOOK_EVERY_MS);
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, onSign);
      clearInterval(timer);
    };
  }, []);
  const why = warned.value;
  if (!why || read.value || !ends.value) return null;
  const time = dateTime(why === 'idle' ? ends.value.idleAt : ends.value.endsAt);
  const close = () => {
    read.value = true;
    if (why === 'idle') void say();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t(`ends.${why}.title`)}
      size="s"
      footer={
        <Button look="primary" onClick={close}>
          {t(`ends.${why}.do`)}
        </Button>
      }
    >
      {t(`ends.${why}.text`, { time })}
    </Dialog>
  );
};
