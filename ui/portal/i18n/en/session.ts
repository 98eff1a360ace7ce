import { catalog } from '../../../i18n/catalog.ts';

export const english = {
  'signIn.title': 'Sign in',
  'signIn.submit': 'Sign in',
  'signIn.forgot': 'Forgotten password?',
  'signIn.new': 'New here?',
  'signIn.create': 'Create an account',
  'signUp.title': 'Create an account',
  'signUp.lead': 'You need it to order, to pay and to get your VPN settings back at any time.',
  'signUp.submit': 'Create account',
  'signUp.have': 'Have an account?',
  'signUp.currency': 'Currency',
  'signUp.currency.help': 'Prices and your balance are in this currency. It cannot be changed later.',
  'fields.name': 'Name',
  'fields.email': 'E-mail',
  'fields.password': 'Password',
  'fields.newPassword': 'New password',
  'fields.password.help': 'At least 10 characters. A few random words work well.',
  'forgot.title': 'Forgotten password',
  'forgot.lead': 'Enter the e-mail address of your account. We send a link to set a new password.',
  'forgot.submit': 'Send the link',
  'forgot.sent': 'Look in your mail',
  'forgot.sent.text': 'If {email} has an account here, a link is on its way. It works once.',
  'forgot.back': 'Back to sign in',
  'reset.title': 'Set a new password',
  'reset.submit': 'Set password',
  'reset.done': 'Your password is changed. Sign in with it.',
  'reset.noToken': 'This link is not complete. Open it from the mail again, or ask for a new one.',
} as const;

export const t = catalog(english, import.meta.glob('../*/session.ts'));
