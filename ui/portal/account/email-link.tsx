import { useState } from 'preact/hooks';
import { useMailedToken } from '../../data/go/mailed-token.ts';
import type { ApiProblem } from '../../data/problem.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button, LinkButton } from '../../kit/form/button.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { Notice } from '../../kit/shown/surface.tsx';
import { t } from '../i18n/en/account.ts';
import { SessionFrame } from '../session/frame.tsx';
import { session } from '../session.ts';

type Props = {
  page: 'confirm' | 'verify' | 'keep';
  /** `next`: where the mail said that it leads back to; '' for nowhere. */
  use: (input: { token: string }) => Promise<{ email: string; next?: string }>;
  /** Where to go on to when it is done. */
  next: { href: string; label: string };
};

const wordsOf = (problem: ApiProblem): { title: string; text: string } => {
  if (problem.code === 'link_spent') return { title: t('link.spent'), text: t('link.spent.text') };
  if (problem.code === 'email_taken') return { title: t('link.taken'), text: t('link.taken.text') };
  return problemWords(problem);
};

/** Opened from a mail. Looking at it asks the server for nothing that counts; the button does. */
export const EmailLink = ({ page, use, next }: Props) => {
  const { token, forget } = useMailedToken();
  const [email, setEmail] = useState<string>();
  const [back, setBack] = useState('');
  const link = useMutation((input: { token: string }) => use(input), {
    onSuccess: (result) => {
      setEmail(result.email);
      setBack(result.next ?? '');
      forget();
      void session.changed();
    },
  });
  const { problem } = link;
  const words = problem && wordsOf(problem);
  const over = problem?.code === 'link_spent' || problem?.code === 'email_taken';
  return (
    <SessionFrame title={t(`${page}.title`)} lead={email ? undefined : t(`${page}.text`)}>
      <div role="status">
        {email && (
          <Notice tone="ok" title={t(`${page}.done`, { email })}>
            {t(`${page}.done.text`)}
          </Notice>
        )}
      </div>
      <div role="alert">
        {words && (
          <Notice tone="warn" title={words.title}>
            {words.text}
          </Notice>
        )}
        {!token && !email && <Notice tone="warn">{t('link.incomplete')}</Notice>}
      </div>
      {token && !email && !over && (
        <Button look="primary" wide busy={link.busy} onClick={() => void link.run({ token })}>
          {t(`${page}.submit`)}
        </Button>
      )}
      {email && (
        <LinkButton look="primary" href={back || next.href}>
          {back ? t('link.order') : next.label}
        </LinkButton>
      )}
      {over && <LinkButton href="/account/security">{t('link.account')}</LinkButton>}
    </SessionFrame>
  );
};
