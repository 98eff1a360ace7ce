/** A module imports only modules of a lower layer: the one that its `module.ts` names. Same number: neither imports the other. */
import type { House } from './source.ts';

const read = new WeakMap<House, Map<string, number>>();

export function layerOf(house: House, module: string): number | undefined {
  const layers = read.get(house) ?? layersOf(house);
  read.set(house, layers);
  return layers.get(module);
}

const layersOf = ({ sources }: House) =>
  new Map(
    sources.flatMap(({ path, text }) => {
      const name = /^worker\/([a-z]+)\/module\.ts$/.exec(path)?.[1];
      const layer = name && name !== 'kernel' ? /\blayer: ([\d.]+)/.exec(text)?.[1] : undefined;
      return name && layer ? [[name, Number(layer)] as const] : [];
    }),
  );
