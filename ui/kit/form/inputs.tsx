import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import type { Icon } from '../shown/icons.tsx';
import { asField, type ControlProps } from './field.tsx';

export const ariaOf = ({ error, describedBy }: { error?: string | undefined; describedBy?: string | undefined }) => ({
  'aria-invalid': error ? true : undefined,
  'aria-describedby': describedBy,
});

/** What the browser may know about a text, beside its name and value. */
type TextAttributes = {
  autocomplete?: string;
  autofocus?: boolean;
  inputMode?: 'text' | 'email' | 'numeric' | 'decimal' | 'tel' | 'url';
  lang?: string;
  maxLength?: number;
  minLength?: number;
  pattern?: string;
  placeholder?: string;
  readOnly?: boolean;
  spellcheck?: boolean;
  title?: string;
};

export type TextInputProps = ControlProps<string> &
  TextAttributes & {
    type?: 'text' | 'email' | 'url' | 'tel' | 'date' | 'datetime-local';
    mono?: boolean;
    before?: ComponentChildren;
    after?: ComponentChildren;
  };

export const TextInput = ({ value, onChange, error, describedBy, mono, before, after, ...rest }: TextInputProps) => {
  const input = (
    <input
      {...(rest as InputHTMLAttributes)}
      class={mono ? 'input mono' : 'input'}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
      {...ariaOf({ error, describedBy })}
    />
  );
  if (before === undefined && after === undefined) return input;
  return (
    <span class="input-group">
      {before !== undefined && <span class="input-affix">{before}</span>}
      {input}
      {after !== undefined && <span class="input-affix">{after}</span>}
    </span>
  );
};

export type NumberInputProps = ControlProps<number | null> & {
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
};

export const NumberInput = ({ value, onChange, error, describedBy, unit, ...rest }: NumberInputProps) => {
  const input = (
    <input
      type="number"
      inputMode="decimal"
      {...rest}
      class="input num"
      value={value ?? ''}
      onInput={(event) =>
        onChange(Number.isNaN(event.currentTarget.valueAsNumber) ? null : event.currentTarget.valueAsNumber)
      }
      {...ariaOf({ error, describedBy })}
    />
  );
  return unit ? (
    <span class="input-group">
      {input}
      <span class="input-affix">{unit}</span>
    </span>
  ) : (
    input
  );
};

export type TextAreaProps = ControlProps<string> & TextAttributes & { rows?: number; mono?: boolean };

export const TextArea = ({ value, onChange, error, describedBy, mono, rows = 4, ...rest }: TextAreaProps) => (
  <textarea
    {...rest}
    rows={rows}
    class={mono ? 'input mono' : 'input'}
    value={value}
    onInput={(event) => onChange(event.currentTarget.value)}
    {...ariaOf({ error, describedBy })}
  />
);

export type Option<T extends string = string> = { value: T; label: string; disabled?: boolean };

export type SelectProps<T extends string = string> = ControlProps<T> & {
  options: readonly Option<T>[];
  /** First, empty entry: a required select with one starts unchosen. */
  placeholder?: string;
};

export const Select = <T extends string>({
  value,
  onChange,
  error,
  describedBy,
  options,
  placeholder,
  ...rest
}: SelectProps<T>) => (
  <span class="select">
    <select
      {...rest}
      class="input"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
      {...ariaOf({ error, describedBy })}
    >
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </span>
);

export type Choice<T extends string = string> = Option<T> & {
  text?: ComponentChildren;
  /** At the right edge: a price or its difference. */
  aside?: ComponentChildren;
  icon?: Icon;
};

export type RadioCardsProps<T extends string = string> = ControlProps<T> & {
  choices: readonly Choice<T>[];
  columns?: 1 | 2 | 3;
};

export const RadioCards = <T extends string>({
  id,
  name,
  value,
  onChange,
  choices,
  columns = 1,
  required,
  disabled,
}: RadioCardsProps<T>) => (
  <div class={`choices choices-${columns}`}>
    {choices.map(({ value: own, label, text, aside, icon: Icon, disabled: off }, i) => (
      <label key={own} class="choice">
        <input
          type="radio"
          id={i === 0 ? id : undefined}
          name={name}
          value={own}
          checked={own === value}
          required={required}
          disabled={disabled || off}
          onChange={() => onChange(own)}
        />
        {Icon && <Icon />}
        <span class="choice-words">
          <span class="choice-label">{label}</span>
          {text && <span class="choice-text">{text}</span>}
        </span>
        {aside !== undefined && <span class="choice-aside num">{aside}</span>}
      </label>
    ))}
  </div>
);

export type SwitchProps = ControlProps<boolean> & { label: ComponentChildren; help?: ComponentChildren };

/** Its label stands beside it, so it needs no frame. */
export const SwitchField = ({ id, name, value, onChange, error, label, help, disabled }: SwitchProps) => (
  <div class={error ? 'field field-bad' : 'field'}>
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        id={id}
        name={name}
        checked={value}
        aria-checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <span class="switch-words">
        <span>{label}</span>
        {help && (
          <span class="field-help" id={`${id}-help`}>
            {help}
          </span>
        )}
        {error && <span class="field-error">{error}</span>}
      </span>
    </label>
  </div>
);

export const TextField = /* @__PURE__ */ asField<TextInputProps>(TextInput);
export const NumberField = /* @__PURE__ */ asField<NumberInputProps>(NumberInput);
export const TextAreaField = /* @__PURE__ */ asField<TextAreaProps>(TextArea);
export const SelectField = /* @__PURE__ */ asField<SelectProps>(Select);
export const RadioCardsField = /* @__PURE__ */ asField<RadioCardsProps>(RadioCards, true);
