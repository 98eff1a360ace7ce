import { page } from '../../kit/page/routes.tsx';
import type { Capability } from '../shell/capability.ts';

export const capability: Capability = {
  pages: [page('/admin/guides', () => import('./guide.tsx')), page('/admin/guides/:name', () => import('./guide.tsx'))],
};
