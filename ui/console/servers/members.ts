import type { TreeNode } from '../../kit/list/tree-state.ts';

export type Member = { id: string; name: string; disabled: boolean };

/** Members first, in their order, then the servers that may join. */
export const memberNodes = (chosen: readonly string[], all: readonly Member[], disabledWord: string): TreeNode[] => {
  const node = (server: Member, checked: boolean): TreeNode => ({
    id: server.id,
    label: server.name,
    checked,
    ...(server.disabled ? { note: disabledWord } : {}),
  });
  const members = chosen.flatMap((id) => all.filter((server) => server.id === id)).map((s) => node(s, true));
  const others = all.filter(({ id }) => !chosen.includes(id)).map((s) => node(s, false));
  return [...members, ...others];
};

export const membersOf = (nodes: readonly TreeNode[]): string[] =>
  nodes.filter(({ checked }) => checked).map(({ id }) => id);
