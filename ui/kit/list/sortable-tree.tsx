import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { k } from '../i18n/en/kit.ts';
import { IconGrip } from '../shown/icons.tsx';
import { check, moveTo, placeOf, stateOf, type TreeNode } from './tree-state.ts';

type RowProps = {
  node: TreeNode;
  root: readonly TreeNode[];
  onChange: (nodes: TreeNode[]) => void;
  say: (text: string) => void;
};

/** Where the row belongs with the pointer here: beside a sibling only when it would then lie under the pointer itself. */
const placeUnder = (y: number, row: HTMLElement): number | undefined => {
  const siblings = [...(row.parentElement?.children ?? [])];
  const own = siblings.indexOf(row);
  const { height } = row.getBoundingClientRect();
  const at = siblings.findIndex((sibling, i) => {
    const { top, bottom } = sibling.getBoundingClientRect();
    if (y < top || y > bottom) return false;
    return i > own ? y > bottom - height : y < top + height;
  });
  return at < 0 || at === own ? undefined : at;
};

const Handle = (props: RowProps) => {
  const latest = useRef(props);
  latest.current = props;
  const move = (to: number) => {
    const { node, root, onChange, say } = latest.current;
    const place = placeOf(root, node.id);
    if (!place || to < 0 || to >= place.of || to === place.at) return;
    onChange(moveTo(root, node.id, to));
    say(k('tree.moved', { name: node.label, position: to + 1, total: place.of }));
  };
  // On the window: the row moves in the document meanwhile, and would lose a captured pointer.
  const drag = (handle: HTMLElement) => {
    const onMove = (event: PointerEvent) => {
      const row = handle.closest('li');
      const to = row ? placeUnder(event.clientY, row) : undefined;
      if (to !== undefined) move(to);
    };
    const stop = () => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', stop);
      removeEventListener('pointercancel', stop);
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', stop);
    addEventListener('pointercancel', stop);
  };
  return (
    <button
      type="button"
      class="tree-handle"
      aria-label={k('tree.move', { name: props.node.label })}
      onKeyDown={(event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        move((placeOf(props.root, props.node.id)?.at ?? 0) + step);
      }}
      onPointerDown={(event) => drag(event.currentTarget)}
    >
      <IconGrip size={18} />
    </button>
  );
};

const Row = (props: RowProps) => {
  const { node, root, onChange } = props;
  const state = stateOf(node);
  return (
    <li>
      <div class="tree-row">
        <Handle {...props} />
        <label class="tree-label">
          <input
            type="checkbox"
            checked={state === 'on'}
            indeterminate={state === 'half'}
            disabled={node.disabled}
            onChange={(event) => onChange(check(root, node.id, event.currentTarget.checked))}
          />
          <span>{node.label}</span>
          {node.note && <span class="tree-note">{node.note}</span>}
        </label>
      </div>
      {node.children && node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <Row key={child.id} {...props} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
};

/** Choose and arrange: checkboxes for which, order for preference; by pointer, touch or arrow keys on the handle. */
export const SortableTree = ({
  nodes,
  onChange,
  label,
}: {
  nodes: readonly TreeNode[];
  onChange: (nodes: TreeNode[]) => void;
  label: string;
}) => {
  const said = useSignal('');
  return (
    <>
      <ul class="tree" aria-label={label}>
        {nodes.map((node) => (
          <Row
            key={node.id}
            node={node}
            root={nodes}
            onChange={onChange}
            say={(text) => {
              said.value = text;
            }}
          />
        ))}
      </ul>
      <span class="sr-only" aria-live="polite">
        {said.value}
      </span>
    </>
  );
};
