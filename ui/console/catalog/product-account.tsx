import './product.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { mbps } from '../../data/format/format.ts';
import { useQuery } from '../../data/store/cache.ts';
import type { Bound } from '../../kit/form/field.tsx';
import { NumberField, RadioCardsField, TextField } from '../../kit/form/inputs.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { Notice } from '../../kit/shown/surface.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/catalog.ts';
import type { ProductForm } from './product-values.ts';

const SETTLE_MS = 250;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

const macroWord = (macro: string): string | undefined => t.find(`macro.${macro.slice(1, -1)}`);

/** `driver`: of the servers that it is sold from, when that is known. */
type Props = { form: ProductForm; driver: string | undefined };

/** The rule, what it makes, and what may stand in it. */
const NameRule = ({ form, driver }: Props) => {
  const bound = form.field('vpn.nameRule');
  const rule = useSettled(bound.value.trim());
  const check = useQuery(
    ['nameRule', rule, driver],
    (signal) =>
      api.admin.products.previewName({ ...(rule ? { rule } : {}), ...(driver ? { driver } : {}) }, { signal }),
    { staleMs: 300_000 },
  );
  // While another is asked for, the last one stands: nothing jumps.
  const last = useRef(check.data);
  if (check.data) last.current = check.data;
  const verdict = check.data ?? last.current;
  const insert = (macro: string) => bound.onChange(bound.value + macro.replace('_N}', '_4}'));
  return (
    <>
      <TextField
        {...bound}
        label={t('field.nameRule')}
        maxLength={120}
        spellcheck={false}
        autocomplete="off"
        placeholder={rule ? undefined : verdict?.rule}
        mono
      />
      <div class="max-w-[560px]" aria-live="polite">
        {verdict?.ok && (
          <p>
            <span class="muted">{t('name.example')}: </span>
            <strong class="mono">{verdict.example}</strong>
          </p>
        )}
        {verdict?.warning && (
          <div class="mt-2">
            <Notice tone="warn">{verdict.warning}</Notice>
          </div>
        )}
        {verdict && !verdict.ok && <Notice tone="danger">{t('name.refused', { why: verdict.message ?? '' })}</Notice>}
      </div>
      {verdict && (
        <div class="max-w-[560px]">
          <p class="sub mb-1">{t('name.macros')}</p>
          <div class="macros">
            {verdict.macros.map((macro) => (
              <button key={macro} type="button" class="macro" title={macroWord(macro)} onClick={() => insert(macro)}>
                {macro}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
};

const Speed = ({ form, path, label }: { form: ProductForm; path: 'vpn.downMbps' | 'vpn.upMbps'; label: string }) => {
  const bound = form.field(path);
  return (
    <NumberField
      {...bound}
      label={label}
      help={t('field.mbps.help', { value: bound.value === null ? '—' : mbps(bound.value) })}
      unit="Mbit/s"
      min={0}
      max={10_000}
      step={1}
      required
    />
  );
};

const DELAYS = [
  ['cancellationDelayHours', 'unit.hours', 1, 8760],
  ['graceHours', 'unit.hours', 0, 8760],
  ['terminationDelayHours', 'unit.hours', 1, 8760],
  ['lowBalanceDays', 'unit.days', 0, 90],
] as const;

/** What the panel is told about every account of the product, and what its owner sees. */
export const Account = ({ form, driver }: Props) => (
  <>
    <Section
      title={t('section.bandwidth')}
      text={t('section.bandwidth.text')}
      action={<FormHelp topic="product.bandwidth" about={t('section.bandwidth')} />}
    >
      <div class="flex flex-wrap gap-4">
        <Speed form={form} path="vpn.downMbps" label={t('field.down')} />
        <Speed form={form} path="vpn.upMbps" label={t('field.up')} />
      </div>
    </Section>
    <Section
      title={t('section.names')}
      text={t('section.names.text')}
      action={<FormHelp topic="product.names" about={t('section.names')} />}
    >
      <NameRule form={form} driver={driver} />
    </Section>
    <Section
      title={t('section.area')}
      text={t('section.area.text')}
      action={<FormHelp topic="product.area" about={t('section.area')} />}
    >
      <TextField
        {...form.field('vpn.instructionUrl')}
        label={t('field.instructionUrl')}
        help={t('field.instructionUrl.help')}
        type="url"
        placeholder="https://"
        maxLength={500}
      />
      <RadioCardsField
        {...(form.field('vpn.showPassword') as Bound<string>)}
        label={t('field.showPassword')}
        columns={3}
        choices={(['button', 'plain', 'no'] as const).map((value) => ({
          value,
          label: t(`showPassword.${value}`),
          text: t(`showPassword.${value}.text`),
        }))}
      />
      <RadioCardsField
        {...(form.field('vpn.welcomeMail') as Bound<string>)}
        label={t('field.welcomeMail')}
        columns={2}
        choices={(['link', 'config'] as const).map((value) => ({
          value,
          label: t(`welcomeMail.${value}`),
          text: t(`welcomeMail.${value}.text`),
        }))}
      />
    </Section>
  </>
);

export const Delays = ({ form }: { form: ProductForm }) => (
  <Section
    title={t('section.delays')}
    text={t('section.delays.text')}
    action={<FormHelp topic="product.delays" about={t('section.delays')} />}
  >
    {DELAYS.map(([path, unit, min, max]) => (
      <NumberField
        key={path}
        {...form.field(path)}
        label={t(`field.${path}`)}
        help={t(`field.${path}.help`)}
        unit={t(unit)}
        min={min}
        max={max}
        step={1}
        required
      />
    ))}
  </Section>
);
