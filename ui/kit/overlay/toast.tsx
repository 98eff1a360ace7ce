import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiProblem } from '../../data/problem.ts';
import { IconButton } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { problemWords } from '../page/problem-words.ts';
import { IconAlert, IconCircleCheck, IconClose, IconInfo } from '../shown/icons.tsx';
import { asked } from './confirm-action.ts';

type Tone = 'ok' | 'info' | 'danger';
type Entry = { id: number; tone: Tone; text: string };

const SHOWN_MS = 5000;
const entries = signal<readonly Entry[]>([]);
let lastId = 0;

const dismiss = (id: number) => {
  entries.value = entries.peek().filter((entry) => entry.id !== id);
};

const show = (tone: Tone, text: string) => {
  const id = ++lastId;
  entries.value = [...entries.peek().slice(-2), { id, tone, text }];
  // A failure stays until it is read.
  if (tone !== 'danger') setTimeout(() => dismiss(id), SHOWN_MS);
};

/** Short word of what happened; never the only place where a problem is told. */
export const toast = {
  ok: (text: string) => show('ok', text),
  info: (text: string) => show('info', text),
  problem: (problem: ApiProblem) => show('danger', problemWords(problem).text),
};

const ICONS = { ok: IconCircleCheck, info: IconInfo, danger: IconAlert };

/** The dialog's own chunk comes with the first question. */
const LazyConfirm = () => {
  const [Host, setHost] = useState<FunctionComponent>();
  useEffect(() => {
    void import('./confirm.tsx').then((module) => setHost(() => module.default));
  }, []);
  return Host ? <Host /> : null;
};

/** Mounted once by each shell: toasts and the dialogs of `confirmAction`. */
export const KitRoot = () => (
  <>
    <div class="toasts" role="status" aria-live="polite">
      {entries.value.map(({ id, tone, text }) => {
        const Icon = ICONS[tone];
        return (
          <div key={id} class={`toast toast-${tone}`}>
            <Icon />
            <span>{text}</span>
            <IconButton size="s" label={k('action.close')} icon={IconClose} onClick={() => dismiss(id)} />
          </div>
        );
      })}
    </div>
    {asked.value && <LazyConfirm />}
  </>
);
