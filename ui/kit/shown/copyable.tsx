import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { IconCheck, IconCopy, IconDownload } from './icons.tsx';

const COPIED_MS = 2000;

/** Text that is there to be taken elsewhere: one press copies all of it. */
export const Copyable = ({
  value,
  label,
  block,
}: {
  value: string /** What it is, for the button's name. */;
  label: string;
  block?: boolean;
}) => {
  const copied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    copied.value = true;
    setTimeout(() => {
      copied.value = false;
    }, COPIED_MS);
  };
  const Icon = copied.value ? IconCheck : IconCopy;
  return (
    <span class={block ? 'copyable copyable-block' : 'copyable'}>
      <span class="copyable-value mono">{value}</span>
      <button
        type="button"
        class="copyable-button"
        onClick={() => void copy()}
        aria-label={`${k('action.copy')}: ${label}`}
      >
        <Icon size={16} />
        <span aria-live="polite">{k(copied.value ? 'action.copied' : 'action.copy')}</span>
      </button>
    </span>
  );
};

type Content = string | Uint8Array<ArrayBuffer> | Blob;

export const saveFile = (content: Content, mime: string, name: string): void => {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
};

type DownloadProps = {
  name: string;
  mime: string;
  content: Content | (() => Promise<Content>);
  look?: 'primary' | 'plain' | 'quiet';
  children?: ComponentChildren;
};

export const Download = ({ name, mime, content, look, children }: DownloadProps) => {
  const busy = useSignal(false);
  const save = async () => {
    busy.value = true;
    try {
      saveFile(typeof content === 'function' ? await content() : content, mime, name);
    } finally {
      busy.value = false;
    }
  };
  return (
    <Button icon={IconDownload} look={look} busy={busy.value} onClick={() => void save()}>
      {children ?? k('action.download')}
    </Button>
  );
};
