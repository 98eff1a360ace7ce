export type { NewLink, Vault, VaultLink } from './vault.ts';
