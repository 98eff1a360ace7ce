import { inject } from 'vitest';

export type DemoShop = {
  url: string;
  simUrls: string[];
  admin: { email: string; password: string };
  dataDir: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    /** One per worker: files that run at the same time steer panels and clocks of their own. */
    apps: DemoShop[];
  }
}

/** The demo shop of this worker. */
export function demoShop(): DemoShop {
  const apps = inject('apps');
  const mine = apps[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % apps.length];
  if (!mine) throw new Error('No demo shop was started for the browser tests.');
  return mine;
}
