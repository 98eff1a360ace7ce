import type { Block } from '../kernel/blocks.ts';
import type { Said, Teller } from '../kernel/words/word.ts';

type SaidIn<B> = { [K in keyof B]: K extends 'label' | 'unit' ? Said : K extends 'columns' ? readonly Said[] : B[K] };
type Notice = Extract<Block, { kind: 'notice' }>;
type Other = Exclude<Block, Notice>;

/** As a driver says it: what stands beside values is its words, values are as the peer gave them. */
export type DriverBlock =
  | (Omit<Notice, 'text'> & { text: Said })
  | (Other extends infer B ? (B extends Other ? SaidIn<B> : never) : never);

/** In the language of the reader. */
export function saidBlock(block: DriverBlock, say: Teller): Block {
  if (block.kind === 'notice') return { ...block, text: say(block.text) };
  const label = say(block.label);
  if (block.kind === 'table') return { ...block, label, columns: block.columns.map(say) };
  return block.kind === 'chart' ? { ...block, label, unit: say(block.unit) } : { ...block, label };
}
