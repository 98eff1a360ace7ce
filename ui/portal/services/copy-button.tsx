import { useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { k } from '../../kit/i18n/en/kit.ts';
import { IconCheck, IconCopy } from '../../kit/icons.tsx';
import { t } from '../i18n/en/services.ts';

const SHOWN_MS = 2000;

/** Copies a text that stands beside it. */
export const CopyButton = ({ text }: { text: string }) => {
  const [result, setResult] = useState<'copied' | 'failed'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
      setTimeout(() => setResult(undefined), SHOWN_MS);
    } catch {
      setResult('failed');
    }
  };
  return (
    <>
      <Button icon={result === 'copied' ? IconCheck : IconCopy} onClick={() => void copy()}>
        <span aria-live="polite">{k(result === 'copied' ? 'action.copied' : 'action.copy')}</span>
      </Button>
      {result === 'failed' && (
        <p class="w-full text-s text-danger-ink" role="alert">
          {t('config.copyFailed')}
        </p>
      )}
    </>
  );
};
