import { type PageRoute, page } from '../kit/page/routes.tsx';

/** Every page of the portal, one line each. An entry of the navigation shows itself once its address is here. */
export const routes: readonly PageRoute[] = [
  page('/', () => import('./home/home.tsx')),
  page('/order', () => import('./orders/store.tsx')),
  page('/order/:productId', () => import('./orders/order.tsx')),
  page('/services/:id', () => import('./services/service.tsx')),
  page('/services/:id/set-up', () => import('./set-up/set-up.tsx')),
  page('/services/:id/traffic', () => import('./services/traffic.tsx')),
  page('/add-funds', () => import('./payments/add-funds.tsx')),
  page('/pay/:id', () => import('./payments/pay.tsx')),
  page('/wallet', () => import('./wallet/wallet.tsx')),
  page('/documents', () => import('./documents/documents.tsx')),
  page('/documents/:id', () => import('./documents/document.tsx')),
  page('/account', () => import('./account/account.tsx')),
  page('/account/security', () => import('./account/security.tsx')),
  page('/confirm-email', () => import('./account/confirm-email.tsx'), { open: true }),
  page('/verify-email', () => import('./account/verify-email.tsx'), { open: true }),
  page('/keep-email', () => import('./account/keep-email.tsx'), { open: true }),
  page('/sign-in', () => import('./session/sign-in.tsx'), { open: true }),
  page('/sign-up', () => import('./session/sign-up.tsx'), { open: true }),
  page('/forgot-password', () => import('./session/forgot-password.tsx'), { open: true }),
  page('/reset-password', () => import('./session/reset-password.tsx'), { open: true }),
  page('/link', () => import('./links/link.tsx'), { open: true }),
  page('/mailbox', () => import('./mailbox/mailbox.tsx'), { open: true }),
];
