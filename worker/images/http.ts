import { bound } from '../kernel/http/bind.ts';
import type { RawRoute } from '../kernel/http/route.ts';
import { images as contract } from './contract/admin.ts';
import { serveImage, uploadImage } from './verbs.ts';

export const images = bound(contract, { upload: uploadImage });

export const served: readonly RawRoute[] = [
  { method: 'GET', path: '/images/:name', maxBytes: 0, lasting: true, handle: serveImage },
];
