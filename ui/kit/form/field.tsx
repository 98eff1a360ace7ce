import type { ComponentChildren, ComponentType } from 'preact';
import { k } from '../i18n/en/kit.ts';
import { IconAlert } from '../shown/icons.tsx';

/** One value of a form, as `form.field(path)` gives it. */
export type Bound<T> = {
  id: string;
  name: string;
  value: T;
  error?: string | undefined;
  // A method, so that a form of `string` fits a control of `string | null`.
  onChange(value: T): void;
};

/** What every control takes, whoever frames it. */
export type ControlProps<T> = Bound<T> & { required?: boolean; disabled?: boolean; describedBy?: string | undefined };

export type FieldProps = {
  label: ComponentChildren;
  /** Under the control, one line. */
  help?: ComponentChildren;
  required?: boolean;
  /** Says "optional" beside the label, for forms where most fields are required. */
  optional?: boolean;
  /** The control is a set of controls (radio cards, a tree): a fieldset with a legend. */
  group?: boolean;
};

type FrameProps = FieldProps & {
  id: string;
  error?: string | undefined;
  children: (describedBy: string | undefined) => ComponentChildren;
};

/** Label above, control, help under, error at the field. For a control of your own; the ready ones are `TextField` …. */
export const Field = ({ id, label, help, error, required, optional, group, children }: FrameProps) => {
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const Frame = group ? 'fieldset' : 'div';
  const mark = (
    <>
      {label}
      {required && (
        <span class="field-mark" title={k('form.required')} aria-hidden="true">
          *
        </span>
      )}
      {optional && <span class="field-optional">{k('form.optional')}</span>}
    </>
  );
  return (
    <Frame class={error ? 'field field-bad' : 'field'} aria-describedby={group ? errorId : undefined}>
      {group ? (
        <legend class="field-label">{mark}</legend>
      ) : (
        <label class="field-label" for={id}>
          {mark}
        </label>
      )}
      {children([errorId, helpId].filter(Boolean).join(' ') || undefined)}
      {error && (
        <p class="field-error" id={errorId}>
          <IconAlert size={16} />
          {error}
        </p>
      )}
      {help && (
        <p class="field-help" id={helpId}>
          {help}
        </p>
      )}
    </Frame>
  );
};

type Frameable = Pick<ControlProps<unknown>, 'id' | 'error' | 'required' | 'describedBy'>;

/** A control in its frame, as one component. */
export const asField = <P extends Frameable>(Control: ComponentType<P>, group = false) => {
  const Framed = ({ label, help, optional, ...control }: Omit<P, 'describedBy'> & FieldProps) => {
    const props = control as unknown as P;
    return (
      <Field
        id={props.id}
        label={label}
        help={help}
        error={props.error}
        required={props.required}
        optional={optional}
        group={group}
      >
        {(describedBy) => <Control {...props} describedBy={describedBy} />}
      </Field>
    );
  };
  return Framed;
};
