import type { Tour } from '../testing/examples/tour.ts';
import { SAMPLES } from '../testing/images.ts';

export async function visit({ call }: Tour) {
  const file = new File([SAMPLES.png.slice()], 'logo.png', { type: 'image/png' });
  await call('admin.images.upload', { file });
}
