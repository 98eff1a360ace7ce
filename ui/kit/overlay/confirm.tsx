import { useState } from 'preact/hooks';
import { Button } from '../form/button.tsx';
import { Field } from '../form/field.tsx';
import { k } from '../i18n/en/kit.ts';
import { asked, type Confirmation } from './confirm-action.ts';
import { Dialog } from './dialog.tsx';

export { type Confirmation, confirmAction } from './confirm-action.ts';

type Props = Confirmation & { open: boolean; busy?: boolean; onConfirm: () => void; onClose: () => void };

export const ConfirmDialog = ({
  open,
  busy,
  onConfirm,
  onClose,
  title,
  text,
  lost,
  confirm,
  cancel,
  danger,
  type,
}: Props) => {
  const [typed, setTyped] = useState('');
  const ready = type === undefined || typed.trim() === type;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      size="s"
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {cancel ?? k('action.cancel')}
          </Button>
          <Button look={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {text && <p>{text}</p>}
      {lost && lost.length > 0 && (
        <>
          <p class="font-medium">{k('confirm.lost')}</p>
          <ul class="bullets">
            {lost.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {type !== undefined && (
        <Field id="confirm-type" label={k('confirm.type', { text: type })}>
          {() => (
            <input
              id="confirm-type"
              class="input mono"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
};

/** Shows what `confirmAction` asks. */
export default function ConfirmHost() {
  const current = asked.value;
  if (!current) return null;
  const settle = (yes: boolean) => {
    if (asked.peek() === current) asked.value = undefined;
    current.answer(yes);
  };
  return <ConfirmDialog {...current} open onConfirm={() => settle(true)} onClose={() => settle(false)} />;
}
