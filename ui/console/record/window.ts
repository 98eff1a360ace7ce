/** Spans of time a list can be narrowed to. They begin at midnight, so that a page and the next ask for the same span. */
export const WINDOWS = ['today', 'week', 'month', 'thisMonth', 'lastMonth'] as const;
export type Window = (typeof WINDOWS)[number];

export type Span = { from?: number; to?: number };

const isWindow = (text: string): text is Window => (WINDOWS as readonly string[]).includes(text);

/** Instants of a span in the reader's own zone; `to` is the last millisecond before the next span. */
export const spanOf = (window: string | undefined, now: Date): Span => {
  if (window === undefined || !isWindow(window)) return {};
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const at = (y: number, m: number, d: number) => new Date(y, m, d).getTime();
  const spans: Record<Window, Span> = {
    today: { from: at(year, month, day) },
    week: { from: at(year, month, day - 6) },
    month: { from: at(year, month, day - 29) },
    thisMonth: { from: at(year, month, 1) },
    lastMonth: { from: at(year, month - 1, 1), to: at(year, month, 1) - 1 },
  };
  return spans[window];
};

type Listing = Record<string, unknown>;

/** A list endpoint that takes `from` and `to`, as one that takes `window`. */
export const withWindow =
  <I, O, P>(load: (input: I, options: O) => P) =>
  (input: never, options: O): P => {
    const { window, ...rest } = input as Listing;
    return load({ ...rest, ...spanOf(window as string | undefined, new Date()) } as I, options);
  };
