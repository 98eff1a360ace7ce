import { can } from '../../data/permissions.ts';
import { toProblem } from '../../data/problem.ts';
import { invalidate } from '../../data/store/cache.ts';
import { LinkButton } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { List } from '../list/list.tsx';
import { dateFilter } from '../list/list-toolbar.tsx';
import type { Column } from '../list/table.tsx';
import { confirmAction } from '../overlay/confirm-action.ts';
import type { MenuItem } from '../overlay/menu.tsx';
import { toast } from '../overlay/toast.tsx';
import { IconPlus } from '../shown/icons.tsx';
import { PageFrame } from '../shown/surface.tsx';
import { type AnyResource, nameOf, type RowAction, type Values, wordsOf } from './define.ts';

export const LIST_PART = '';

type Row = Values & { id: string };

const columnsOf = (resource: AnyResource): Column<Row>[] => {
  const words = wordsOf(resource);
  return resource.columns.map((column, i) => {
    const given = typeof column === 'string' ? { key: column } : column;
    const named = i === 0 ? { render: (row: Row) => nameOf(resource, row) } : {};
    return { ...named, label: words.of(`fields.${given.key}`), ...given };
  });
};

const filtersOf = (resource: AnyResource) => {
  const words = wordsOf(resource);
  const choices = Object.entries(resource.filters ?? {}).map(([key, values]) => ({
    key,
    label: words.of(`filters.${key}`),
    options: values.map((value) => ({ value, label: words.of(`filters.${key}.${value}`) })),
  }));
  return resource.dates ? [...choices, dateFilter(words.find('fields.createdAt'))] : choices;
};

const runAction = async (resource: AnyResource, action: RowAction<Row>, row: Row) => {
  if (action.confirm && !(await confirmAction({ danger: action.danger, ...action.confirm(row) }))) return;
  try {
    await action.run(row);
    toast.ok(wordsOf(resource).find(`done.${action.name}`) ?? k('form.saved'));
  } catch (cause) {
    toast.problem(toProblem(cause));
  }
  invalidate(resource.name);
};

const actionsOf = (resource: AnyResource) => {
  const allowed = (resource.rowActions ?? []).filter((action) => can(action.permit));
  if (allowed.length === 0) return undefined;
  const words = wordsOf(resource);
  return (row: Row): MenuItem[] =>
    allowed
      .filter((action) => action.when?.(row) ?? true)
      .map((action) => ({
        label: words.of(`actions.${action.name}`),
        icon: action.icon,
        danger: action.danger,
        onSelect: () => void runAction(resource, action, row),
      }));
};

export const ResourceList = ({ resource }: { resource: AnyResource }) => {
  const words = wordsOf(resource);
  const creates = resource.api.create && can(resource.permissions?.create);
  const create = (look: 'primary' | 'plain') =>
    creates ? (
      <LinkButton look={look} icon={IconPlus} href={`${resource.path}/new`}>
        {k('action.add', { name: words.one() })}
      </LinkButton>
    ) : undefined;
  return (
    <PageFrame title={words.title()} action={create('primary')} width="wide">
      <List<Row>
        name={[resource.name]}
        label={words.title()}
        stack
        load={resource.api.list}
        columns={columnsOf(resource)}
        sort={resource.sort}
        filters={filtersOf(resource)}
        search={resource.search === false ? undefined : (words.find('search') ?? k('list.search'))}
        rowHref={resource.api.get && ((row: Row) => `${resource.path}/${row.id}`)}
        actions={actionsOf(resource)}
        tools={resource.tools?.()}
        empty={{
          title: words.find('empty') ?? k('list.empty'),
          text: words.find('empty.text'),
          icon: resource.icon,
          action: create('plain'),
        }}
      />
    </PageFrame>
  );
};
