import { useState } from 'preact/hooks';
import { k } from '../i18n/en/kit.ts';
import { IconCheck, IconCopy } from '../shown/icons.tsx';
import { Button } from './button.tsx';

const SHOWN_MS = 2000;

type Props = {
  text: string;
  /** What it says when the browser does not allow it. */
  failed: string;
};

/** Copies a text that stands beside it. */
export const CopyButton = ({ text, failed }: Props) => {
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
          {failed}
        </p>
      )}
    </>
  );
};
