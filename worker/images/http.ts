import { bound } from '../kernel/http/bind.ts';
import { images as contract } from './contract/admin.ts';
import { uploadImage } from './verbs.ts';

export const images = bound(contract, { upload: uploadImage });
