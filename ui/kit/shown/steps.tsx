import type { ComponentChildren } from 'preact';
import { k } from '../i18n/en/kit.ts';
import { IconAlert, IconCheck, IconClose } from './icons.tsx';

export type StepState = 'pending' | 'running' | 'ok' | 'warning' | 'failed' | 'skipped';
export type Step = { label: string; state: StepState; detail?: ComponentChildren; tookMs?: number };

const Mark = ({ state }: { state: StepState }) => {
  if (state === 'ok') return <IconCheck size={16} />;
  if (state === 'warning') return <IconAlert size={16} />;
  if (state === 'failed') return <IconClose size={16} />;
  if (state === 'running') return <span class="spinner" />;
  return <span class="steps-idle" />;
};

/** Progress of something made of parts: resolve ✓ connect ✓ TLS ✗ why. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <ol class="steps" aria-live="polite">
    {steps.map(({ label, state, detail, tookMs }) => (
      <li key={label} class={`steps-${state}`}>
        <span class="steps-mark" aria-hidden="true">
          <Mark state={state} />
        </span>
        <span class="steps-label">
          {label} <span class="sr-only">{k(`steps.${state}`)}</span>
        </span>
        {tookMs !== undefined && <span class="steps-took num">{tookMs} ms</span>}
        {detail && <div class="steps-detail">{detail}</div>}
      </li>
    ))}
  </ol>
);
