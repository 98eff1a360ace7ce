/** A node of a tree of choices; the order of `children` is what is being arranged. */
export type TreeNode = {
  id: string;
  label: string;
  note?: string;
  checked: boolean;
  disabled?: boolean;
  children?: readonly TreeNode[];
};

type Nodes = readonly TreeNode[];

const mapLevel = (nodes: Nodes, change: (node: TreeNode) => TreeNode): TreeNode[] => nodes.map(change);

const withAll = (node: TreeNode, checked: boolean): TreeNode => ({
  ...node,
  checked: node.disabled ? node.checked : checked,
  ...(node.children ? { children: mapLevel(node.children, (child) => withAll(child, checked)) } : {}),
});

/** A parent is checked when all its children are, and half when some are. */
export const stateOf = (node: TreeNode): 'on' | 'off' | 'half' => {
  if (!node.children || node.children.length === 0) return node.checked ? 'on' : 'off';
  const states = node.children.map(stateOf);
  if (states.every((state) => state === 'on')) return 'on';
  return states.every((state) => state === 'off') ? 'off' : 'half';
};

/** Checks a node and all below it. */
export const check = (nodes: Nodes, id: string, checked: boolean): TreeNode[] =>
  mapLevel(nodes, (node) => {
    if (node.id === id) return withAll(node, checked);
    return node.children ? { ...node, children: check(node.children, id, checked) } : node;
  });

/** Moves a node among its siblings to `to`; a place beyond the end is the end. */
export const moveTo = (nodes: Nodes, id: string, to: number): TreeNode[] => {
  const from = nodes.findIndex((node) => node.id === id);
  if (from < 0) {
    return mapLevel(nodes, (node) => (node.children ? { ...node, children: moveTo(node.children, id, to) } : node));
  }
  const rest = nodes.filter((node) => node.id !== id);
  const moved = nodes[from] as TreeNode;
  const place = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, place), moved, ...rest.slice(place)];
};

/** Where a node stands among its siblings. */
export const placeOf = (nodes: Nodes, id: string): { at: number; of: number } | undefined => {
  const at = nodes.findIndex((node) => node.id === id);
  if (at >= 0) return { at, of: nodes.length };
  for (const node of nodes) {
    const below = node.children && placeOf(node.children, id);
    if (below) return below;
  }
  return undefined;
};

/** The leaves that are checked, in order: the first is preferred. */
export const checkedLeaves = (nodes: Nodes): TreeNode[] =>
  nodes.flatMap((node) => (node.children?.length ? checkedLeaves(node.children) : node.checked ? [node] : []));
