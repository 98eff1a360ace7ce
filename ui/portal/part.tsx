import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { catalogsReady } from '../i18n/catalog.ts';

/**
 * A part of a page that few visits need: its chunk and words come once it is shown, and the page does not wait for it.
 * `meanwhile` keeps its place, where more stands below.
 */
export const part = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile: ComponentChildren = null,
): ComponentType<P> => {
  let loaded: ComponentType<P> | undefined;
  return (props: P) => {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => loaded);
    useEffect(() => {
      if (Part) return;
      const bring = async () => {
        loaded = await load();
        await catalogsReady();
        setPart(() => loaded);
      };
      bring().catch(() => undefined);
    }, []);
    return Part ? <Part {...props} /> : meanwhile;
  };
};
