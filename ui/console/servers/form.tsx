import { useSignal } from '@preact/signals';
import type { Server, ServerDriver } from '../../../worker/servers/contract/model.ts';
import { api } from '../../data/api.ts';
import { goTo } from '../../data/go/navigation.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { NumberField, SwitchField, TextAreaField, TextField } from '../../kit/form/inputs.tsx';
import { type FormCore, useForm } from '../../kit/form/use-form.ts';
import { k } from '../../kit/i18n/en/kit.ts';
import { toast } from '../../kit/overlay/toast.tsx';
import { IconPlug } from '../../kit/shown/icons.tsx';
import { Loaded } from '../../kit/shown/loaded.tsx';
import { Section } from '../../kit/shown/section.tsx';
import { Notice, PageFrame, Skeleton } from '../../kit/shown/surface.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/servers.ts';
import { DriverFields } from '../record/driver-fields.tsx';
import { Segments } from '../record/segments.tsx';
import { baseUrlOf } from './address.ts';
import { useServerDrivers } from './drivers.ts';
import { KindField, placeOf, settingsOf } from './kind.tsx';
import { type ProbeReport, ProbeResult } from './probe.tsx';
import { connectionOf, missingFor } from './tested.ts';

export type Values = Omit<Server, 'id' | 'accounts' | 'baseUrl' | 'probe' | 'down' | 'createdAt'> & {
  token: string | undefined;
};
export type ServerForm = FormCore<Values>;
type Part = { form: ServerForm; id: string | undefined; driver: ServerDriver };
type Kinds = { drivers: readonly ServerDriver[]; stored: Server['config'] | undefined };

const emptyOf = (driver: ServerDriver): Values => ({
  name: '',
  driver: driver.key,
  host: '',
  port: null,
  secure: true,
  plainHttpAccepted: false,
  maxAccounts: null,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  datacentre: '',
  note: '',
  otlBaseUrl: '',
  disabled: false,
  token: undefined,
  config: settingsOf(driver),
});

const valuesOf = ({
  id: _,
  accounts: __,
  baseUrl: ___,
  probe: ____,
  createdAt: _____,
  down: ______,
  ...rest
}: Server): Values => ({
  ...rest,
  token: undefined,
});

/** Beside what it tests: asks the panel with what the form holds now. */
const TestPanel = ({ form, id, driver }: Part) => {
  const { token, ...draft } = form.values;
  const test = useMutation(api.admin.servers.test);
  const tested = useSignal<{ connection: string; report?: ProbeReport | undefined } | undefined>(undefined);
  const connection = connectionOf(form.values);
  const holds = tested.value?.connection === connection;
  const report = holds ? tested.value?.report : undefined;
  const problem = holds ? test.problem : undefined;
  const missing = missingFor(form.values, driver, id !== undefined);
  const run = async () => {
    tested.value = { connection };
    // A test needs no name: an unnamed draft is tested under its host.
    const named = { ...draft, name: draft.name.trim() || draft.host };
    const said = await test.run({ draft: named, ...(token ? { token } : {}), ...(id ? { id } : {}) });
    tested.value = { connection, report: said };
  };
  return (
    <div class="panel">
      <div class="panel-head">
        <h3 class="font-semibold">{t('probe.title')}</h3>
        <Button size="s" icon={IconPlug} busy={test.busy} disabled={missing !== undefined} onClick={() => void run()}>
          {t(report ? 'action.testAgain' : 'action.test')}
        </Button>
      </div>
      <div aria-live="polite">
        {test.busy && <Skeleton lines={4} />}
        {!test.busy && !report && !problem && (
          <p class="panel-empty">{missing ? t('probe.missing', { field: missing }) : t('probe.idle')}</p>
        )}
        {problem && (
          <div class="panel-body">
            <Notice tone="danger">{problem.errors.map(({ message }) => message).join(' ') || problem.message}</Notice>
          </div>
        )}
        {report && <ProbeResult report={report} driver={driver} />}
      </div>
    </div>
  );
};

const Connection = ({ form, id, driver, drivers, stored }: Part & Kinds) => {
  const { secure } = form.values;
  const baseUrl = baseUrlOf(form.values, driver.ports);
  return (
    <Section
      title={t('section.connection')}
      text={t('section.connection.text')}
      action={<FormHelp topic="server.connection" about={t('section.connection')} />}
    >
      <div class="with-test">
        <div class="with-test-fields">
          <KindField form={form} drivers={drivers} />
          <TextField
            {...form.field('name')}
            label={t('field.name')}
            help={t('field.name.help')}
            maxLength={80}
            required
          />
          <TextField
            {...form.field('host')}
            label={t('field.host')}
            help={t('field.host.help')}
            maxLength={253}
            inputMode="url"
            spellcheck={false}
            mono
            required
          />
          <div class="flex flex-wrap gap-4">
            <Segments
              {...form.field('secure')}
              label={t('field.scheme')}
              options={[
                { value: true, label: t('scheme.https') },
                { value: false, label: t('scheme.http') },
              ]}
            />
            <NumberField
              {...form.field('port')}
              label={t('field.port')}
              help={t('field.port.help', { port: String(secure ? driver.ports.https : driver.ports.http) })}
              min={1}
              max={65535}
              step={1}
            />
          </div>
          <p class="sub" aria-live="polite">
            {t('field.baseUrl')}:{' '}
            {baseUrl ? <strong class="mono">{baseUrl}</strong> : <span>{t('field.baseUrl.none')}</span>}
          </p>
          {!secure && (
            <div class="notice notice-warn max-w-[560px]">
              <SwitchField
                {...form.field('plainHttpAccepted')}
                label={t('field.plainHttpAccepted')}
                help={t('field.plainHttpAccepted.help')}
              />
            </div>
          )}
          <DriverFields driver={driver} form={form} at={placeOf} stored={stored} />
        </div>
        <TestPanel form={form} id={id} driver={driver} />
      </div>
    </Section>
  );
};

const Limits = ({ form }: { form: ServerForm }) => (
  <Section
    title={t('section.limits')}
    text={t('section.limits.text')}
    action={<FormHelp topic="server.limits" about={t('section.limits')} />}
  >
    <NumberField
      {...form.field('maxAccounts')}
      label={t('field.maxAccounts')}
      help={t('field.maxAccounts.help')}
      min={1}
      max={1_000_000}
      step={1}
    />
    <SwitchField {...form.field('disabled')} label={t('field.disabled')} help={t('field.disabled.help')} />
  </Section>
);

const Notes = ({ form }: { form: ServerForm }) => (
  <Section
    title={t('section.notes')}
    text={t('section.notes.text')}
    action={<FormHelp topic="server.notes" about={t('section.notes')} />}
  >
    <TextField {...form.field('timeZone')} label={t('field.timeZone')} help={t('field.timeZone.help')} required />
    <TextField {...form.field('datacentre')} label={t('field.datacentre')} maxLength={80} />
    <TextField
      {...form.field('otlBaseUrl')}
      label={t('field.otlBaseUrl')}
      help={t('field.otlBaseUrl.help')}
      inputMode="url"
      maxLength={300}
      spellcheck={false}
      mono
    />
    <TextAreaField {...form.field('note')} label={t('field.note')} maxLength={2000} />
  </Section>
);

type EditorProps = { server: Server | undefined; first: ServerDriver; drivers: readonly ServerDriver[] };

const Editor = ({ server, first, drivers }: EditorProps) => {
  const id = server?.id;
  const form = useForm<Values, string>({
    initial: server ? valuesOf(server) : emptyOf(first),
    submit: async ({ token, ...fields }, options) => {
      const draft = { ...fields, ...(token ? { token } : {}) };
      if (id === undefined) return (await api.admin.servers.create(draft, options)).id;
      await api.admin.servers.update({ id, ...draft }, options);
      return id;
    },
    onSuccess: (saved) => {
      toast.ok(t(id === undefined ? 'done.created' : 'done.saved'));
      invalidate('servers');
      // What is stored is tested as it is stored; the page it leads to shows the result.
      void api.admin.servers.test({ id: saved }).finally(() => invalidate('servers'));
      goTo(`/admin/servers/${saved}`, true);
    },
  });
  const driver = drivers.find(({ key }) => key === form.values.driver) ?? first;
  const stored = server?.driver === driver.key ? { ...server.config, token: true } : undefined;
  const crumbs = [
    { label: t('servers.title'), href: '/admin/servers' },
    ...(server ? [{ label: server.name, href: `/admin/servers/${server.id}` }] : []),
  ];
  return (
    <PageFrame title={server ? t('edit.title', { name: server.name }) : t('new.title')} crumbs={crumbs} width="wide">
      <Form
        form={form}
        submit={server ? k('action.save') : t('form.create')}
        cancel={server ? `/admin/servers/${server.id}` : '/admin/servers'}
        sticky
      >
        <Connection form={form} id={id} driver={driver} drivers={drivers} stored={stored} />
        <Limits form={form} />
        <Notes form={form} />
      </Form>
    </PageFrame>
  );
};

const Kinded = ({ server }: { server: Server | undefined }) => {
  const kinds = useServerDrivers();
  return (
    <Loaded query={kinds} frame={{ title: t(server ? 'action.edit' : 'new.title') }}>
      {({ drivers }) => {
        const [first] = drivers;
        return first ? <Editor server={server} first={first} drivers={drivers} /> : null;
      }}
    </Loaded>
  );
};

const Stored = ({ id }: { id: string }) => {
  const server = useQuery(['servers', 'get', id], (signal) => api.admin.servers.get({ id }, { signal }));
  return (
    <Loaded query={server} frame={{ title: t('action.edit') }}>
      {(found) => <Kinded key={found.id} server={found} />}
    </Loaded>
  );
};

export default function ServerForm({ id }: { id?: string }) {
  return id === undefined ? <Kinded server={undefined} /> : <Stored id={id} />;
}
