import './record/record.css';
import type { PageRoute } from '../kit/page/routes.tsx';
import { capabilities } from './shell/capability.ts';

/** Every page of the console: each folder declares its own in `pages.ts`. */
export const routes: readonly PageRoute[] = capabilities.flatMap(({ pages }) => pages);
