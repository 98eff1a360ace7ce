import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  title: 'Change your password',
  text: 'You are signed out everywhere else. API tokens go on: revoke those that somebody else may have.',
  current: 'Current password',
  new: 'New password',
  'new.help': 'At least 10 characters. A few random words work well.',
  same: 'This is your password already. Choose another one.',
  submit: 'Change password',
  done: 'Your password is changed. Other sessions have ended.',
} as const;

export const t = catalog(english, import.meta.glob('../*/password.ts'));
