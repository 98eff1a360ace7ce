/** The mark is a culvert's mouth: one arch inside another. `name` is the shop's, set in the product's face. */
export const Logo = ({
  name = 'Culvert',
  size = 26,
  word = true,
}: {
  name?: string;
  size?: number;
  word?: boolean;
}) => (
  <span class="logo">
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" class="logo-tile" />
      <path d="M6.5 22.5v-5a9.5 9.5 0 0 1 19 0v5" class="logo-outer" />
      <path d="M12 22.5v-5a4 4 0 0 1 8 0v5" class="logo-inner" />
    </svg>
    {word && <span class="logo-word">{name}</span>}
  </span>
);
