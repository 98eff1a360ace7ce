/** Arithmetic of a line chart: where things are, in pixels. */

/** The smallest of 1, 2, 5 × 10ⁿ that divides `most` into at most `steps` parts. */
export const niceStep = (most: number, steps: number): number => {
  const rough = most / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) as number) * power;
};

/** Ticks from 0 to at least `most`, both in units of `size`; of nothing, one step. */
export const ticksOf = (most: number, size: number, steps = 4): number[] => {
  const step = most > 0 ? niceStep(most / size, steps) : 1;
  const count = Math.max(1, Math.ceil(most / size / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => i * step * size);
};

/** Every how manieth label has room. */
export const labelEvery = (count: number, width: number, labelWidth: number): number =>
  Math.max(1, Math.ceil((count * labelWidth) / Math.max(width, 1)));

export type Run = { from: number; values: number[] };

/** Stretches without a gap: what is unknown is not drawn. */
export const runsOf = (values: readonly (number | null)[]): Run[] => {
  const runs: Run[] = [];
  values.forEach((value, i) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last && last.from + last.values.length === i) last.values.push(value);
    else runs.push({ from: i, values: [value] });
  });
  return runs;
};

/** The nearest index to an offset in a plot of `width` with `count` points from edge to edge. */
export const indexAt = (x: number, width: number, count: number): number =>
  count < 2 ? 0 : Math.min(count - 1, Math.max(0, Math.round((x / Math.max(width, 1)) * (count - 1))));
