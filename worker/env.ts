import type { LoginThrottle } from '../durable/login-throttle.ts';
import type { JobMessage } from './kernel/job.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      ASSETS: Fetcher;
      DB: D1Database;
      JOBS: Queue<JobMessage>;
      LoginThrottle: DurableObjectNamespace<LoginThrottle>;
      MODE: 'production' | 'demo' | 'dev' | 'test';
      /** JSON: `{ current: keyId, keys: { keyId: base64 of 32 bytes } }`. */
      KEY_RING: string;
      /** Opens the first-administrator page while there is no administrator. */
      SETUP_TOKEN: string;
    }
  }
}
export type Env = Cloudflare.Env;
