import { useEffect } from 'preact/hooks';
import { session } from './session.ts';

let loadedWithTheApp = true;

/** Charges happen by themselves, so a page that shows money asks again; the first page has what the app has just read. */
export const useFreshBalance = (): void => {
  useEffect(() => {
    if (!loadedWithTheApp) void session.refresh();
    loadedWithTheApp = false;
  }, []);
};
