import { page } from '../../kit/page/routes.tsx';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [
    page('/admin/sign-in', () => import('./sign-in.tsx'), { open: true }),
    page('/admin/setup', () => import('./setup.tsx'), { open: true }),
  ],
};
