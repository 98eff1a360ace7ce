import type { GeneralSettings } from '../../../worker/settings/contract/model.ts';
import { api } from '../../data/api.ts';
import { can } from '../../data/permissions.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { Form } from '../../kit/form/form.tsx';
import { NumberField, SelectField, SwitchField, TextAreaField, TextField } from '../../kit/form/inputs.tsx';
import { MoneyField, PercentField } from '../../kit/form/inputs-money.tsx';
import { type FormCore, useForm } from '../../kit/form/use-form.ts';
import { k } from '../../kit/i18n/en/kit.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/settings.ts';
import { session } from '../session.ts';

/** The server names every setting; only older API clients leave the newer ones out. */
type Values = Required<GeneralSettings>;
type SettingsForm = FormCore<Values>;

const Shop = ({ form, deployedAddress }: { form: SettingsForm; deployedAddress: string | null }) => (
  <>
    <Section
      title={t('section.shop')}
      text={t('section.shop.text')}
      action={<FormHelp topic="settings.shop" about={t('section.shop')} />}
    >
      <TextField {...form.field('shopName')} label={t('field.shopName')} maxLength={80} required />
      <TextField
        {...form.field('publicAddress')}
        label={t('field.publicAddress')}
        help={deployedAddress ? t('field.publicAddress.deployed', { deployedAddress }) : t('field.publicAddress.help')}
        placeholder={deployedAddress ?? location.origin}
        inputMode="url"
        spellcheck={false}
        maxLength={200}
      />
      <TextField
        {...form.field('contactEmail')}
        label={t('field.contactEmail')}
        help={t('field.contactEmail.help')}
        type="email"
        maxLength={254}
      />
    </Section>
    <Section
      title={t('section.company')}
      text={t('section.company.text')}
      action={<FormHelp topic="settings.company" about={t('section.company')} />}
    >
      <TextField {...form.field('companyName')} label={t('field.companyName')} maxLength={120} required />
      <TextAreaField {...form.field('companyAddress')} label={t('field.companyAddress')} maxLength={300} rows={3} />
      <TextField {...form.field('companyTaxId')} label={t('field.companyTaxId')} maxLength={40} />
    </Section>
  </>
);

const Billing = ({ form, currencies }: { form: SettingsForm; currencies: readonly { code: string }[] }) => {
  const { defaultCurrency } = form.values;
  return (
    <>
      <Section
        title={t('section.billing')}
        text={t('section.billing.text')}
        action={<FormHelp topic="settings.billing" about={t('section.billing')} />}
      >
        <SelectField
          {...form.field('defaultCurrency')}
          label={t('field.defaultCurrency')}
          help={t('field.defaultCurrency.help')}
          options={currencies.map(({ code }) => ({ value: code, label: code }))}
          required
        />
        <TextField
          {...form.field('timeZone')}
          label={t('field.timeZone')}
          help={t('field.timeZone.help')}
          spellcheck={false}
          maxLength={60}
          required
        />
        <TextField
          {...form.field('taxName')}
          label={t('field.taxName')}
          help={t('field.taxName.help')}
          maxLength={30}
        />
        <PercentField {...form.field('taxRatePpm')} label={t('field.taxRate')} required />
      </Section>
      <Section
        title={t('section.topUp')}
        text={t('section.topUp.text')}
        action={<FormHelp topic="settings.topUp" about={t('section.topUp')} />}
      >
        <MoneyField {...form.field('minTopUpMicro')} label={t('field.minTopUp')} currency={defaultCurrency} required />
        <MoneyField {...form.field('maxTopUpMicro')} label={t('field.maxTopUp')} currency={defaultCurrency} required />
        <NumberField
          {...form.field('proformaDueDays')}
          label={t('field.dueDays')}
          unit={t('field.dueDays.unit')}
          min={1}
          max={90}
          step={1}
          required
        />
        <SwitchField
          {...form.field('confirmEmail')}
          label={t('field.confirmEmail')}
          help={t('field.confirmEmail.help')}
        />
      </Section>
    </>
  );
};

type Found = Awaited<ReturnType<typeof api.admin.settings.get>>;

const Editor = ({ general, currencies, deployedAddress }: Found) => {
  const form = useForm<Values, unknown>({
    initial: {
      ...general,
      contactEmail: general.contactEmail ?? '',
      publicAddress: general.publicAddress ?? '',
      liveIntervalSeconds: general.liveIntervalSeconds ?? 5,
      staffIdleMinutes: general.staffIdleMinutes ?? 60,
      confirmEmail: general.confirmEmail ?? true,
    },
    validate: ({ minTopUpMicro, maxTopUpMicro }): Record<string, string> =>
      maxTopUpMicro !== null && maxTopUpMicro < minTopUpMicro ? { maxTopUpMicro: t('error.maxTopUp') } : {},
    submit: (values, options) => api.admin.settings.save(values, options),
    onSuccess: () => {
      toast.ok(t('settings.saved'));
      invalidate('settings');
      void session.refresh();
    },
  });
  const parts = (
    <>
      <Shop form={form} deployedAddress={deployedAddress} />
      <Billing form={form} currencies={currencies} />
      <Section
        title={t('section.staff')}
        text={t('section.staff.text')}
        action={<FormHelp topic="settings.staff" about={t('section.staff')} />}
      >
        <NumberField
          {...form.field('staffIdleMinutes')}
          label={t('field.staffIdle')}
          help={t('field.staffIdle.help')}
          unit={t('field.staffIdle.unit')}
          min={5}
          max={720}
          step={1}
          required
        />
      </Section>
      <Section
        title={t('section.live')}
        text={t('section.live.text')}
        action={<FormHelp topic="settings.live" about={t('section.live')} />}
      >
        <NumberField
          {...form.field('liveIntervalSeconds')}
          label={t('field.liveInterval')}
          help={t('field.liveInterval.help')}
          unit={t('field.liveInterval.unit')}
          min={2}
          max={300}
          step={1}
          required
        />
      </Section>
    </>
  );
  if (!can('settings.write')) {
    return (
      <>
        <Notice>{t('settings.readonly')}</Notice>
        <fieldset class="form" disabled>
          {parts}
        </fieldset>
      </>
    );
  }
  return (
    <Form form={form} submit={k('action.save')} sticky>
      {parts}
    </Form>
  );
};

export default function Settings() {
  const settings = useQuery(['settings'], (signal) => api.admin.settings.get({}, { signal }));
  return (
    <PageFrame title={t('settings.title')} width="wide">
      <Loaded query={settings}>{(found) => <Editor {...found} />}</Loaded>
    </PageFrame>
  );
}
