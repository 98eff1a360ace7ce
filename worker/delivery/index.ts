export { configToMail, type MailedConfig } from './verbs/mail-config.ts';
export { type AccountSecrets, readAccount } from './verbs/read-account.ts';
