import { signal } from '@preact/signals';
import { readStored, writeStored } from '../../data/store/storage.ts';
import { Button } from '../../kit/form/button.tsx';
import { IconCheck, IconChevronRight } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/overview.ts';
import { Panel } from '../record/panel.tsx';
import { portalAt } from '../session.ts';
import { type FirstStep, firstSteps, hiddenAs, type SetUp, staysHidden } from './first-steps.ts';

const HIDDEN = 'culvert.steps';
const hidden = signal(readStored(HIDDEN));
const hide = (as: string | undefined) => {
  hidden.value = as;
  writeStored(HIDDEN, as);
};

const Words = ({ step, at }: { step: FirstStep; at: number }) => (
  <>
    <span class="first-step-mark">{step.done ? <IconCheck size={14} /> : at + 1}</span>
    <span class="stack-2">
      <span class="font-semibold">
        {t(`step.${step.key}`)} <span class="sr-only">({t(step.done ? 'step.isDone' : 'step.isOpen')})</span>
      </span>
      {!step.done && <span class="sub">{t(`step.${step.key}.text`)}</span>}
    </span>
  </>
);

/** From an empty shop to the first order; gone when all of it is there. */
export const FirstSteps = ({ setUp }: { setUp: SetUp }) => {
  const steps = firstSteps(setUp, portalAt('/'));
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  const counted = <span class="sub num">{t('steps.done', { done, all: steps.length })}</span>;
  if (staysHidden(steps, hidden.value)) {
    return (
      <p class="steps-hidden">
        {counted}
        <Button size="s" look="quiet" onClick={() => hide(undefined)}>
          {t('steps.show')}
        </Button>
      </p>
    );
  }
  return (
    <Panel
      title={t('steps.title')}
      action={
        <span class="steps-end">
          {counted}
          <Button size="s" look="quiet" onClick={() => hide(hiddenAs(steps))}>
            {t('steps.hide')}
          </Button>
        </span>
      }
    >
      <p class="panel-empty">
        {t('steps.text')}{' '}
        <a class="link" href="/admin/guides">
          {t('steps.guides')}
        </a>
      </p>
      <ol>
        {steps.map((step, at) => (
          <li key={step.key}>
            {step.done ? (
              <span class="first-step first-step-done">
                <Words step={step} at={at} />
              </span>
            ) : (
              <a class="first-step" href={step.href} target={step.href === '/' ? '_blank' : undefined}>
                <Words step={step} at={at} />
                <IconChevronRight size={16} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
};
