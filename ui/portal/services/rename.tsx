import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MyService } from '../../../worker/services/contract/model.ts';
import { api } from '../../data/api.ts';
import { useMutation } from '../../data/store/mutation.ts';
import { Button } from '../../kit/form/button.tsx';
import { toast } from '../../kit/overlay/toast.tsx';
import { problemWords } from '../../kit/page/problem-words.ts';
import { IconEdit } from '../../kit/shown/icons.tsx';
import { t } from '../i18n/en/services.ts';

const MAX = 60;

export const Rename = ({ service, children }: { service: MyService; children?: ComponentChildren }) => {
  const [editing, setEditing] = useState(false);
  const [label, setLabel] = useState('');
  const opener = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (editing) input.current?.select();
  }, [editing]);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus());
  };
  const rename = useMutation(api.client.services.rename, {
    invalidates: [['services']],
    onSuccess: () => {
      toast.ok(t('rename.done'));
      close();
    },
  });
  if (!editing) {
    return (
      <div class="service-tools" ref={opener}>
        <Button
          size="s"
          icon={IconEdit}
          onClick={() => {
            setLabel(service.label);
            rename.clear();
            setEditing(true);
          }}
        >
          {t('rename')}
        </Button>
        {children}
      </div>
    );
  }
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        void rename.run({ id: service.id, label: label.trim() });
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <input
        class="input"
        aria-label={t('rename.label')}
        aria-describedby={rename.problem ? 'rename-problem' : undefined}
        aria-invalid={rename.problem ? true : undefined}
        maxLength={MAX}
        placeholder={service.productName}
        value={label}
        ref={input}
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" look="primary" busy={rename.busy}>
        {t('rename.save')}
      </Button>
      <Button look="quiet" onClick={close}>
        {t('rename.cancel')}
      </Button>
      {rename.problem && (
        <p id="rename-problem" class="field-error" role="alert">
          {problemWords(rename.problem).text}
        </p>
      )}
    </form>
  );
};
