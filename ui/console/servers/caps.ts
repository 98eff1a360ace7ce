import { mbps, number } from '../../data/format/format.ts';

/** Download and upload in one: `100 / 50 Mbit/s`, `Unlimited`. */
export const capsText = (caps: { downMbps: number; upMbps: number } | null): string => {
  if (!caps) return '—';
  const { downMbps, upMbps } = caps;
  if (downMbps === 0 && upMbps === 0) return mbps(0);
  const down = downMbps > 0 && upMbps > 0 ? number(downMbps) : mbps(downMbps);
  return `${down} / ${mbps(upMbps)}`;
};
