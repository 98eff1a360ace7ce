import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { k } from '../i18n/en/kit.ts';
import { IconAlert } from '../shown/icons.tsx';
import { Button, LinkButton } from './button.tsx';
import type { FormState } from './form-core.ts';
import { nativeErrors } from './validity.ts';

type FormProps = {
  form: FormState;
  submit: string;
  /** Where Cancel leads; without it there is none. */
  cancel?: string;
  /** Beside the buttons, at the far end. */
  aside?: ComponentChildren;
  look?: 'primary' | 'danger';
  wide?: boolean;
  /** Keeps the buttons in view on a long form. */
  sticky?: boolean;
  children: ComponentChildren;
};

/** The focus goes to the one wrong field; with more of them, or none, to the summary. */
const focusFailure = (element: HTMLFormElement | null, form: FormState) => {
  const [first, ...others] = Object.keys(form.errors);
  const target =
    first && others.length === 0 && form.loose.length === 0
      ? document.getElementById(`${form.id}-${first}`)
      : element?.querySelector<HTMLElement>('.form-summary');
  target?.focus();
};

const Summary = ({ form }: { form: FormState }) => {
  const fields = Object.entries(form.errors);
  if (form.loose.length === 0 && fields.length < 2) return <div role="alert" />;
  return (
    <div role="alert">
      <div class="form-summary" tabIndex={-1}>
        <IconAlert />
        <div>
          {form.loose.map((message) => (
            <p key={message}>{message}</p>
          ))}
          {fields.length > 1 && <p class="font-semibold">{k('form.summary', { n: fields.length })}</p>}
          {fields.length > 1 && (
            <ul>
              {fields.map(([name, message]) => (
                <li key={name}>
                  <a class="link" href={`#${form.id}-${name}`}>
                    {
                      document.querySelector(`label[for="${CSS.escape(`${form.id}-${name}`)}"]`)?.firstChild
                        ?.textContent
                    }
                  </a>
                  : {message}
                </li>
              ))}
            </ul>
          )}
          {form.problem?.requestId && form.problem.status >= 500 && (
            <p class="mono">{k('problem.request', { id: form.problem.requestId })}</p>
          )}
        </div>
      </div>
    </div>
  );
};

export const Form = ({ form, submit, cancel, aside, look = 'primary', wide, sticky, children }: FormProps) => {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.failures.peek() > 0) focusFailure(element.current, form);
  }, [form.failures.value]);
  return (
    <form
      ref={element}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(nativeErrors(event.currentTarget));
      }}
    >
      <Summary form={form} />
      {children}
      <div class={sticky ? 'form-actions form-actions-sticky' : 'form-actions'}>
        <Button type="submit" look={look} wide={wide} busy={form.busy}>
          {submit}
        </Button>
        {cancel && (
          <LinkButton look="quiet" href={cancel}>
            {k('action.cancel')}
          </LinkButton>
        )}
        {aside && <div class="ms-auto">{aside}</div>}
      </div>
    </form>
  );
};
