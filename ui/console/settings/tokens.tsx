import { useSignal } from '@preact/signals';
import { type Api, api } from '../../data/api.ts';
import { now } from '../../data/format/time.ts';
import { invalidate } from '../../data/store/cache.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { SelectField, TextField } from '../../kit/form/inputs.tsx';
import { useForm } from '../../kit/form/use-form.ts';
import { List } from '../../kit/list/list.tsx';
import { dateFilter } from '../../kit/list/list-toolbar.tsx';
import { confirmAction } from '../../kit/overlay/confirm-action.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { Badge } from '../../kit/shown/badge.tsx';
import { Copyable } from '../../kit/shown/copyable.tsx';
import { IconKey, IconPlus, IconTrash } from '../../kit/shown/icons.tsx';
import { Notice, PageFrame } from '../../kit/shown/surface.tsx';
import { Instant } from '../../kit/shown/values.tsx';
import { FormHelp } from '../help.tsx';
import { t } from '../i18n/en/settings.ts';
import { runAction } from '../record/run.ts';
import { ScopesField, scopeWords } from './scopes.tsx';

type Token = Awaited<ReturnType<Api['admin']['tokens']['list']>>['items'][number];

const DAY_MS = 86_400_000;
const LIVES = ['never', '30', '90', '365'] as const;
type Life = (typeof LIVES)[number];

const revoke = async ({ id, name }: Token) => {
  const yes = await confirmAction({
    title: t('token.revoke.title', { name }),
    text: t('token.revoke.text'),
    lost: [t('token.revoke.lost', { name })],
    confirm: t('token.revoke'),
    danger: true,
  });
  if (yes) await runAction(() => api.admin.tokens.revoke({ id }), t('token.revoked'), [['tokens']]);
};

const CreateForm = ({ onMade }: { onMade: (token: string) => void }) => {
  const form = useForm({
    initial: { name: '', life: '90' as Life, scopes: [] as readonly string[] },
    guard: false,
    validate: ({ scopes }): Record<string, string> => (scopes.length === 0 ? { scopes: t('token.scopes.none') } : {}),
    submit: ({ name, life, scopes }, options) =>
      api.admin.tokens.create(
        { name, expiresAt: life === 'never' ? null : Date.now() + Number(life) * DAY_MS, scopes: [...scopes] },
        options,
      ),
    onSuccess: ({ token }) => {
      invalidate('tokens');
      onMade(token);
    },
  });
  return (
    <Form form={form} submit={t('token.create')}>
      <FormHelp topic="token.form" about={t('token.create.title')} />
      <TextField
        {...form.field('name')}
        label={t('token.name')}
        help={t('token.name.help')}
        maxLength={80}
        autocomplete="off"
        required
      />
      <SelectField
        {...form.field('life')}
        label={t('token.expires')}
        onChange={(life) => form.set('life', life as Life)}
        options={LIVES.map((value) => ({ value, label: t(`token.expires.${value}`) }))}
        required
      />
      <ScopesField {...form.field('scopes')} />
    </Form>
  );
};

/** First what it is for, then the token itself, once. */
const CreateToken = ({ onClose }: { onClose: () => void }) => {
  const made = useSignal<string | undefined>(undefined);
  if (made.value === undefined) {
    return (
      <Dialog open onClose={onClose} title={t('token.create.title')}>
        <CreateForm
          onMade={(token) => {
            made.value = token;
          }}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      key="made"
      open
      onClose={onClose}
      title={t('token.made.title')}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('token.made.done')}
        </Button>
      }
    >
      <Notice tone="warn">{t('token.made.text')}</Notice>
      <Copyable value={made.value} label={t('token.made.label')} block />
    </Dialog>
  );
};

const Expiry = ({ expiresAt }: Token) => {
  if (expiresAt === null) return <>{t('expires.never')}</>;
  if (expiresAt < now.value) return <Badge tone="warn">{t('expires.past')}</Badge>;
  return (
    <>
      {t('col.expiresAt')} <Instant at={expiresAt} />
    </>
  );
};

/** Named in its line; of more it says how many, and names them below. */
const NAMED = 2;

const Scopes = ({ scopes }: Token) => {
  if (scopes === null) return <span class="block">{t('token.scopes.all')}</span>;
  if (scopes.length <= NAMED) return <span class="block">{scopes.map(scopeWords).join(' · ')}</span>;
  return (
    <details>
      <summary>{t('token.scopes.n', { n: scopes.length })}</summary>
      <ul>
        {scopes.map((key) => (
          <li key={key}>{scopeWords(key)}</li>
        ))}
      </ul>
    </details>
  );
};

/** What a list of tokens does not sort by. */
const About = (token: Token) => (
  <div class="roomy">
    <Scopes {...token} />
    {token.madeBy && <span class="block">{t('token.madeBy', { name: token.madeBy })}</span>}
    <Expiry {...token} />
  </div>
);

export default function Tokens() {
  const creating = useSignal(false);
  const add = (
    <Button
      look="primary"
      icon={IconPlus}
      onClick={() => {
        creating.value = true;
      }}
    >
      {t('tokens.add')}
    </Button>
  );
  return (
    <PageFrame
      title={t('tokens.title')}
      lead={t('tokens.lead')}
      action={
        <>
          <LinkButton href="/api/docs" target="_blank">
            {t('tokens.docs')}
          </LinkButton>
          {add}
        </>
      }
      width="wide"
    >
      <List<Token>
        name={['tokens']}
        label={t('tokens.title')}
        load={api.admin.tokens.list}
        columns={[
          { key: 'name', label: t('col.name'), render: ({ name }) => <span class="roomy">{name}</span>, sub: About },
          { key: 'createdAt', label: t('col.createdAt'), render: ({ createdAt }) => <Instant at={createdAt} time /> },
        ]}
        sort="-createdAt"
        filters={[dateFilter(t('col.createdAt'))]}
        actions={(token) => [
          { label: t('token.revoke'), icon: IconTrash, danger: true, onSelect: () => void revoke(token) },
        ]}
        empty={{ title: t('tokens.empty'), text: t('tokens.empty.text'), icon: IconKey, action: add }}
        stack
      />
      {creating.value && (
        <CreateToken
          onClose={() => {
            creating.value = false;
          }}
        />
      )}
    </PageFrame>
  );
}
