const rank = (path: string) =>
  path
    .split('/')
    .map((part) => (part === '*' ? '2' : part.startsWith(':') ? '1' : '0'))
    .join('');

/** `/servers/new` before `/servers/:id` before `/servers/*`, whatever the order of the table. */
export const bySpecificity = (a: { path: string }, b: { path: string }): number => {
  const [left, right] = [rank(a.path), rank(b.path)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Whether the page at `path` is the one of `address`. The router's own matcher would come a second time with its module. */
export const covers = (path: string, address: string): boolean =>
  new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replace('/*', '(/.*)?')}/?$`).test(address);
