import { useEffect, useState } from 'preact/hooks';

/** In the history entry, so that a reload finds it; no address bar, server or log ever shows it. */
type Kept = { mailedToken?: string } | null;
type Place = { hash: string; search: string };

/** After the `#`; links of mails from before stand in the query. Undefined: the address has none. */
export const tokenIn = ({ hash, search }: Place): string | undefined =>
  /^#([\w-]{1,200})$/.exec(hash)?.[1] ?? (new URLSearchParams(search).get('token') || undefined);

function takeToken(): string | undefined {
  const token = tokenIn(location);
  if (token === undefined) return (history.state as Kept)?.mailedToken;
  history.replaceState({ mailedToken: token }, '', location.pathname);
  return token;
}

/** The secret of the link that this page was opened by. The address bar shows it no longer once the page stands. */
export function useMailedToken(): { token: string | undefined; forget(): void } {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    // Another link, pasted while the page stands: the browser loads nothing anew.
    const onHash = () => setToken(takeToken());
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return { token, forget: () => history.replaceState(null, '', location.pathname) };
}
