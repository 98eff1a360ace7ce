import { useState } from 'preact/hooks';
import { api } from '../../data/api.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/orders.ts';

type Props = { next: string };

/** Mails the link that brings the customer back to what they were about to order or to pay: `next`. */
export const Proof = ({ next }: Props) => {
  const [email, setEmail] = useState('');
  const send = useMutation(api.client.account.proveEmail, { onSuccess: (sent) => setEmail(sent.email) });
  const words = send.problem && problemWords(send.problem);
  return (
    <div class="my-3 flex w-full flex-col gap-3" aria-live="polite">
      {email && <Notice tone="ok">{t('problem.proof.sent', { email })}</Notice>}
      {words && (
        <Notice tone="warn" title={words.title}>
          {words.text}
        </Notice>
      )}
      <div class="flex flex-wrap gap-3">
        <Button busy={send.busy} onClick={() => void send.run({ next })}>
          {t(email ? 'problem.proof.again' : 'problem.proof.send')}
        </Button>
        <LinkButton href="/account/security">{t('problem.proof.other')}</LinkButton>
      </div>
    </div>
  );
};
