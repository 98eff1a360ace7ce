declare global {
  namespace Cloudflare {
    interface Env {
      ASSETS: Fetcher;
      DB: D1Database;
      /** Uploaded pictures, by the hash of what they hold. */
      IMAGES: R2Bucket;
      /** Sends mail, where the deployment has it. */
      EMAIL?: SendEmail;
      JOBS: Queue<{ id: string }>;
      /** Asked through `remote`, by what each caller declares of it. */
      LoginThrottle: DurableObjectNamespace;
      ServerPoller: DurableObjectNamespace;
      ServiceVault: DurableObjectNamespace;
      /** Read it through `modeOf`. */
      MODE?: string;
      /** JSON: `{ current: keyId, keys: { keyId: base64 of 32 bytes } }`. */
      KEY_RING: string;
      /** Where customers find the shop, e.g. https://vpn.example.com, unless the settings name another address. */
      PUBLIC_ADDRESS?: string;
      /** Where the console stands alone, e.g. console.example.com; without it, it stands on every host, beside the shop. */
      CONSOLE_HOST?: string;
      /** Opens the first-administrator page while there is no administrator. */
      SETUP_TOKEN: string;
    }
  }
}
export type Env = Cloudflare.Env;

export type Mode = 'production' | 'demo' | 'dev' | 'test';

/** What is allowed to be simulated, clear-text or loopback. Anything but an exact other word is production. */
export const modeOf = (env: Pick<Env, 'MODE'>): Mode =>
  env.MODE === 'demo' || env.MODE === 'dev' || env.MODE === 'test' ? env.MODE : 'production';

/** Null: the console stands beside the shop. */
export const consoleHostOf = ({ CONSOLE_HOST = '' }: Pick<Env, 'CONSOLE_HOST'>): string | null =>
  CONSOLE_HOST.trim().toLowerCase() || null;
