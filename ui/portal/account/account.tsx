import type { Account } from '../../../worker/accounts/contract/account.ts';
import { COUNTRIES } from '../../../worker/accounts/contract/countries.ts';
import { api } from '../../data/api.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { catalogsReady } from '../../i18n/catalog.ts';
import { LANGUAGES, language, languageName } from '../../i18n/language.ts';
import { Form } from '../../kit/form/form.tsx';
import { SelectField, TextField } from '../../kit/form/inputs.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { k } from '../../kit/i18n/en/kit.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { PageFrame } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/account.ts';
import { chooseLanguage, session } from '../session.ts';
import { AccountTabs } from './tabs.tsx';

type Profile = Account['profile'];

const countries = () => {
  const names = new Intl.DisplayNames([language.value], { type: 'region' });
  return COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).toSorted((a, b) =>
    a.label.localeCompare(b.label, language.value),
  );
};

const ProfileForm = ({ profile }: { profile: Profile }) => {
  const form = useForm({
    initial: profile,
    submit: (values, options) => api.client.account.saveProfile(values, options),
    onSuccess: () => {
      toast.ok(t('profile.saved'));
      invalidate('account');
      void session.refresh();
    },
  });
  const field = form.field.bind(form);
  return (
    <Form form={form} submit={k('action.save')}>
      <Section title={t('profile.who')} text={t('profile.who.text')}>
        <TextField {...field('name')} label={t('profile.name')} autocomplete="name" maxLength={120} required />
        <TextField {...field('companyName')} label={t('profile.company')} autocomplete="organization" maxLength={120} />
        <TextField {...field('taxId')} label={t('profile.taxId')} maxLength={40} />
      </Section>
      <Section title={t('profile.where')} text={t('profile.where.text')}>
        <TextField {...field('address1')} label={t('profile.address1')} autocomplete="address-line1" maxLength={120} />
        <TextField {...field('address2')} label={t('profile.address2')} autocomplete="address-line2" maxLength={120} />
        <TextField {...field('postcode')} label={t('profile.postcode')} autocomplete="postal-code" maxLength={20} />
        <TextField {...field('city')} label={t('profile.city')} autocomplete="address-level2" maxLength={80} />
        <TextField {...field('region')} label={t('profile.region')} autocomplete="address-level1" maxLength={80} />
        <SelectField
          {...field('country')}
          label={t('profile.country')}
          options={countries()}
          placeholder={t('profile.country.none')}
        />
      </Section>
    </Form>
  );
};

const LanguageAndTime = () => {
  const shop: readonly string[] = session.current.value?.locales ?? [];
  const offered = LANGUAGES.filter((code) => shop.includes(code));
  const choose = async (code: string) => {
    const kept = await chooseLanguage(code);
    await catalogsReady();
    if (kept) toast.ok(t('language.saved'));
  };
  return (
    <Section title={t('language')} text={t('language.text')}>
      <SelectField
        id="language"
        name="language"
        label={t('language.label')}
        value={language.value}
        onChange={(code) => void choose(code)}
        options={offered.map((value) => ({ value, label: languageName(value) }))}
        help={t('time', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
      />
    </Section>
  );
};

export default function AccountPage() {
  const account = useQuery(['account'], (signal) => api.client.account.get({}, { signal }));
  return (
    <PageFrame title={t('title')}>
      <AccountTabs />
      <Loaded query={account}>
        {({ profile }) => (
          <>
            <ProfileForm profile={profile} />
            <div class="mt-8">
              <LanguageAndTime />
            </div>
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}
