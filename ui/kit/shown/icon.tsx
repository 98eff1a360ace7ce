import type { FunctionComponent } from 'preact';

export type IconProps = { size?: number; class?: string };
export type Icon = FunctionComponent<IconProps>;

/** 24 × 24 grid, 1.5 px stroke, the colour of the text. Always beside words or inside a labelled control. */
export const icon =
  (d: string, stroke = 1.5): Icon =>
  ({ size = 20, class: className }) => (
    <svg
      class={className ? `icon ${className}` : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={stroke}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  );
