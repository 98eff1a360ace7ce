/** Kind of a record to the page that shows it; `{id}` is put in. */
const PAGES: Readonly<Record<string, string>> = {
  server: '/admin/servers/{id}',
  server_group: '/admin/server-groups/{id}',
  product: '/admin/products/{id}',
  product_group: '/admin/product-groups/{id}',
  client: '/admin/clients/{id}',
  service: '/admin/services/{id}',
  document: '/admin/documents/{id}',
  mail: '/admin/mails?open={id}',
  settings: '/admin/settings',
};

const SHOWN_CHARS = 6;

/** A subject as people can tell it apart: its kind and the end of its id, where ids of one hour differ. */
export const shortSubject = (subject: string): string => {
  const [kind = '', id = ''] = subject.split(':');
  return id.length > SHOWN_CHARS ? `${kind} …${id.slice(-SHOWN_CHARS)}` : subject;
};

/** Where the record of a subject like `server:01J…` is shown; undefined when it has no page. */
export const pageOf = (subject: string | null): string | undefined => {
  const [kind = '', id = ''] = (subject ?? '').split(':');
  return PAGES[kind]?.replace('{id}', encodeURIComponent(id));
};
