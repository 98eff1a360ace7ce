import {
  emailChangeRequested,
  emailProofRequested,
  passwordChanged,
  passwordResetRequested,
} from '../accounts/index.ts';
import { invoicePaid, proformaIssued } from '../invoices/index.ts';
import { type Listener, listener } from '../kernel/app.ts';
import { serverAlerted } from '../servers/index.ts';
import {
  balanceLow,
  serviceActivated,
  serviceFailed,
  serviceRenewed,
  serviceResumed,
  serviceSuspended,
  serviceTerminated,
} from '../services/index.ts';
import {
  mailConfirmEmail,
  mailEmailChanging,
  mailEmailProof,
  mailPasswordChanged,
  mailResetLink,
} from './verbs/mail-about-account.ts';
import { mailAboutDocument } from './verbs/mail-about-document.ts';
import { mailAboutLifecycle } from './verbs/mail-about-lifecycle.ts';
import { mailAboutServer } from './verbs/mail-about-server.ts';
import { mailAboutService } from './verbs/mail-about-service.ts';

export const mailListeners: readonly Listener[] = [
  listener(passwordResetRequested, 'mail.password_reset', mailResetLink),
  listener(passwordChanged, 'mail.password_changed', mailPasswordChanged),
  listener(emailChangeRequested, 'mail.email_confirm', mailConfirmEmail),
  listener(emailChangeRequested, 'mail.email_changing', mailEmailChanging),
  listener(emailProofRequested, 'mail.email_proof', mailEmailProof),
  listener(serviceActivated, 'mail.service_activated', mailAboutService('serviceActivated')),
  listener(serviceFailed, 'mail.service_failed', mailAboutService('serviceFailed')),
  listener(serviceRenewed, 'mail.service_renewed', mailAboutLifecycle('serviceRenewed')),
  listener(serviceSuspended, 'mail.service_suspended', mailAboutLifecycle('serviceSuspended')),
  listener(serviceResumed, 'mail.service_resumed', mailAboutLifecycle('serviceResumed')),
  listener(serviceTerminated, 'mail.service_terminated', mailAboutLifecycle('serviceTerminated')),
  listener(balanceLow, 'mail.balance_low', mailAboutLifecycle('balanceLow')),
  listener(serverAlerted, 'mail.server_alert', mailAboutServer),
  listener(proformaIssued, 'mail.proforma_issued', mailAboutDocument('proformaIssued')),
  listener(invoicePaid, 'mail.invoice_paid', mailAboutDocument('invoicePaid')),
];
