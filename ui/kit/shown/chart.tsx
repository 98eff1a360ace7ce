import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { indexAt, labelEvery, runsOf, ticksOf } from './chart-scale.ts';
import './chart.css';

export type Series = {
  name: string;
  tone: 'info' | 'ok';
  /** One per label; null is unknown and leaves a gap. */
  values: readonly (number | null)[];
};

type Props = {
  /** What it shows, for those who do not see it; the numbers must also stand in a table. */
  label: string;
  /** Along the bottom, short. */
  labels: readonly string[];
  /** The same in full, for the tooltip. */
  titles: readonly string[];
  series: readonly Series[];
  /** Ticks are round numbers of this. */
  unit: number;
  format: (value: number) => string;
  formatTick: (value: number) => string;
  /** What the tooltip says of a value that is unknown. */
  unknown: string;
};

const HEIGHT = 260;
const TOP = 12;
const BOTTOM = 28;
const RIGHT = 12;
const LABEL_PX = 30;
const CHAR_PX = 7;
const PLOT = HEIGHT - TOP - BOTTOM;

/** Its width in pixels, so that text keeps its size at every width. */
const useWidth = () => {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
};

type Place = { x: (index: number) => number; y: (value: number) => number };

const Line = ({ series: { values, tone }, x, y }: { series: Series } & Place) => (
  <g class={`chart-series chart-${tone}`}>
    {runsOf(values).map(({ from, values: run }) => {
      const points = run.map((value, i) => `${x(from + i).toFixed(1)} ${y(value).toFixed(1)}`);
      if (points.length === 1) return <circle key={from} cx={x(from)} cy={y(run[0] ?? 0)} r={3} />;
      const line = `M${points.join('L')}`;
      const end = x(from + run.length - 1).toFixed(1);
      return (
        <g key={from}>
          <path class="chart-area" d={`${line}L${end} ${y(0)}L${x(from).toFixed(1)} ${y(0)}Z`} />
          <path class="chart-line" d={line} />
        </g>
      );
    })}
  </g>
);

const Tooltip = ({ at, left, flip, ...props }: Props & { at: number; left: number; flip: boolean }) => (
  <div class={flip ? 'chart-tip chart-tip-flip' : 'chart-tip'} style={{ left: `${left}px` }}>
    <p class="chart-tip-title">{props.titles[at]}</p>
    {props.series.map(({ name, tone, values }) => {
      const value = values[at] ?? null;
      return (
        <p key={name}>
          <span class={`chart-key chart-${tone}`} /> {name}:{' '}
          <strong class="num">{value === null ? props.unknown : props.format(value)}</strong>
        </p>
      );
    })}
  </div>
);

/** Filled lines over a row of labels, drawn at the size it has. Knows nothing of what it shows. */
export const LineChart = (props: Props) => {
  const { label, labels, series, unit, formatTick } = props;
  const [element, width] = useWidth();
  const [at, setAt] = useState<number>();
  const ticks = ticksOf(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))), unit);
  const most = ticks.at(-1) ?? 1;
  const left = Math.max(...ticks.map((tick) => formatTick(tick).length)) * CHAR_PX + 12;
  const plot = Math.max(width - left - RIGHT, 1);
  const x = (index: number) => left + (labels.length < 2 ? plot / 2 : (plot * index) / (labels.length - 1));
  const y = (value: number) => TOP + PLOT - (PLOT * value) / most;
  const every = labelEvery(labels.length, plot, LABEL_PX);
  const follow = (event: PointerEvent) => {
    const box = element.current?.getBoundingClientRect();
    if (box) setAt(indexAt(event.clientX - box.left - left, plot, labels.length));
  };
  return (
    <figure class="chart">
      <figcaption class="chart-legend">
        {series.map(({ name, tone }) => (
          <span key={name}>
            <span class={`chart-key chart-${tone}`} /> {name}
          </span>
        ))}
      </figcaption>
      <div
        ref={element}
        class="chart-plot"
        style={{ height: `${HEIGHT}px` }}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setAt(undefined)}
      >
        {width > 0 && (
          <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
            {ticks.map((tick) => (
              <g key={tick} class="chart-tick">
                <line x1={left} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
                <text x={left - 8} y={y(tick) + 4} text-anchor="end">
                  {formatTick(tick)}
                </text>
              </g>
            ))}
            {labels.map((text, i) =>
              i % every === 0 ? (
                <text key={i} class="chart-label" x={x(i)} y={HEIGHT - 8} text-anchor="middle">
                  {text}
                </text>
              ) : null,
            )}
            {at !== undefined && <line class="chart-guide" x1={x(at)} x2={x(at)} y1={TOP} y2={TOP + PLOT} />}
            {series.map((one) => (
              <Line key={one.name} series={one} x={x} y={y} />
            ))}
          </svg>
        )}
        {at !== undefined && width > 0 && <Tooltip {...props} at={at} left={x(at)} flip={x(at) > width / 2} />}
      </div>
    </figure>
  );
};
