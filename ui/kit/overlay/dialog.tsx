import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { IconClose } from '../shown/icons.tsx';

/** For a `<dialog>` whose box fills it: what is pressed itself is the backdrop. The press must not take the focus. */
export const closeOutside = (event: TargetedMouseEvent<HTMLDialogElement>) => {
  if (event.target !== event.currentTarget) return;
  event.preventDefault();
  event.currentTarget.close();
};

export type DialogProps = {
  open: boolean;
  /** Esc, the × and a press outside all end here. */
  onClose: () => void;
  title: string;
  children: ComponentChildren;
  footer?: ComponentChildren;
  size?: 's' | 'm' | 'l';
  class?: string;
};

/** Native `<dialog>`: the page behind is inert, the focus returns to where it was. */
export const Dialog = ({ open, onClose, title, children, footer, size = 'm', class: className = '' }: DialogProps) => {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      class={`dialog dialog-${size} ${className}`.trim()}
      aria-labelledby={titleId}
      onClose={onClose}
      onMouseDown={closeOutside}
    >
      {open && (
        <div class="dialog-box">
          <h2 class="dialog-title" id={titleId}>
            {title}
          </h2>
          <div class="dialog-body">{children}</div>
          {footer && <div class="dialog-footer">{footer}</div>}
          {/* Last in order, so that the first thing focused is in the body. */}
          <IconButton
            class="dialog-close"
            label={k('action.close')}
            icon={IconClose}
            onClick={() => element.current?.close()}
          />
        </div>
      )}
    </dialog>
  );
};
