export { staffResolver, staffTokenResolver } from './identity.ts';
