import { goTo } from '../../data/go/navigation.ts';
import { can } from '../../data/permissions.ts';
import { toProblem } from '../../data/problem.ts';
import { invalidate, useQuery } from '../../data/store/cache.ts';
import { Button } from '../form/button.tsx';
import { Form } from '../form/form.tsx';
import { useForm } from '../form/use-form.ts';
import { k } from '../i18n/en/kit.ts';
import { confirmAction } from '../overlay/confirm-action.ts';
import { Help } from '../overlay/help.tsx';
import { toast } from '../overlay/toast.tsx';
import { IconTrash } from '../shown/icons.tsx';
import { Loaded } from '../shown/loaded.tsx';
import { Section } from '../shown/section.tsx';
import { PageFrame } from '../shown/surface.tsx';
import { type AnyResource, nameOf, type Schemas, type Values, wordsOf } from './define.ts';
import { emptyValues, type FieldShape, fieldsOf, schemaErrors, valuesFrom } from './fields.ts';
import { FormField } from './form-field.tsx';

type Stored = Values & { id: string };
type Call = (input: Values, options: object) => Promise<unknown>;

/** Parts of the form in the order of the declaration; a field that no part names is not shown. */
const partsOf = (resource: AnyResource, fields: readonly FieldShape[]) => {
  const shown = fields.filter((field) => field.path !== 'id');
  if (!resource.sections) return [{ key: 'general', fields: shown }];
  return Object.entries(resource.sections).map(([key, names]) => ({
    key,
    fields: names.flatMap((name) => shown.filter((field) => field.path === name || field.path.startsWith(`${name}.`))),
  }));
};

const worded = (errors: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(errors).map(([path, text]) => [path, text === 'Invalid input' ? k('form.invalid') : text]),
  );

const remove = async (resource: AnyResource, record: Stored) => {
  const name = nameOf(resource, record);
  const yes = await confirmAction({
    title: `${k('action.deleteNamed', { name })}?`,
    lost: resource.lost?.(record) ?? [],
    confirm: k('action.delete'),
    danger: true,
    type: name,
  });
  if (!yes) return;
  try {
    await resource.api.remove?.({ id: record.id });
  } catch (cause) {
    return toast.problem(toProblem(cause));
  }
  invalidate(resource.name);
  toast.ok(k('form.deleted'));
  goTo(resource.path, true);
};

const DangerZone = ({ resource, record }: { resource: AnyResource; record: Stored }) => {
  if (!resource.api.remove || !can(resource.permissions?.remove ?? resource.permissions?.update)) return null;
  const words = wordsOf(resource);
  return (
    <Section title={k('action.delete')} text={words.find('removeText')} danger>
      <div>
        <Button look="danger" icon={IconTrash} onClick={() => void remove(resource, record)}>
          {k('action.deleteNamed', { name: nameOf(resource, record) })}
        </Button>
      </div>
    </Section>
  );
};

const Editor = ({
  resource,
  schemas,
  record,
}: {
  resource: AnyResource;
  schemas: Schemas;
  record: Stored | undefined;
}) => {
  const words = wordsOf(resource);
  const schema = record ? schemas.update : schemas.create;
  const allowed = can(record ? resource.permissions?.update : resource.permissions?.create);
  const call = (record ? resource.api.update : resource.api.create) as Call | undefined;
  const start = (): Values => {
    if (!schema) return {};
    if (!record) return { ...emptyValues(schema), ...resource.initial };
    return { ...valuesFrom(schema, record), ...resource.toValues?.(record) };
  };
  const form = useForm<Values, unknown>({
    initial: start(),
    validate: (values) => (schema ? worded(schemaErrors(schema, values)) : {}),
    submit: async (values, options) => call?.(values, options),
    onSuccess: () => {
      invalidate(resource.name);
      toast.ok(k(record ? 'form.saved' : 'form.created'));
      if (!record) goTo(resource.path, true);
    },
  });
  const title = record ? nameOf(resource, record) : k('action.add', { name: words.one() });
  const helpOf = (key: string) => {
    const help = words.find(`sections.${key}.help`);
    return (
      help && (
        <Help
          about={words.of(`sections.${key}`)}
          example={words.find(`sections.${key}.example`)}
          guides={resource.guides?.()}
        >
          {help}
        </Help>
      )
    );
  };
  const parts = partsOf(resource, schema ? fieldsOf(schema) : []).map((part) => (
    <Section
      key={part.key}
      title={words.of(`sections.${part.key}`)}
      text={words.find(`sections.${part.key}.text`)}
      action={helpOf(part.key)}
    >
      {part.fields.map((field) => (
        <FormField key={field.path} resource={resource} form={form} field={field} record={record} />
      ))}
    </Section>
  ));
  return (
    <PageFrame title={title} crumbs={[{ label: words.title(), href: resource.path }]} width="wide">
      <div class={record && resource.aside ? 'with-aside' : undefined}>
        <div>
          {call && allowed ? (
            <Form form={form} submit={k(record ? 'action.save' : 'action.create')} cancel={resource.path} sticky>
              {parts}
            </Form>
          ) : (
            <fieldset class="form" disabled>
              {parts}
            </fieldset>
          )}
          {record && <DangerZone resource={resource} record={record} />}
        </div>
        {record && resource.aside && <aside class="aside">{resource.aside(record)}</aside>}
      </div>
    </PageFrame>
  );
};

/** Create and edit of one resource; loads its schema and record first. */
export default function ResourceForm({ resource, id }: { resource: AnyResource; id: string | undefined }) {
  const schemas = useQuery([resource.name, 'schema'], async () => (await resource.schema?.()) ?? {}, {
    staleMs: Infinity,
  });
  const record = useQuery<Stored>(
    [resource.name, 'get', id],
    async (signal) => (await resource.api.get?.({ id: id ?? '' }, { signal })) as Stored,
    { enabled: id !== undefined },
  );
  const words = wordsOf(resource);
  const frame = { title: words.one(), crumbs: [{ label: words.title(), href: resource.path }] };
  return (
    <Loaded query={schemas} frame={frame}>
      {(loaded) => {
        if (id === undefined) return <Editor resource={resource} schemas={loaded} record={undefined} />;
        return (
          <Loaded query={record} frame={frame}>
            {(found) => <Editor resource={resource} schemas={loaded} record={found} />}
          </Loaded>
        );
      }}
    </Loaded>
  );
}
