import './segments.css';
import { Field } from '../../kit/form/field.tsx';

type SegmentsProps<T> = {
  id: string;
  name: string;
  label: string;
  value: T;
  options: readonly { value: T; label: string; mark?: boolean }[];
  error?: string | undefined;
  help?: string;
  onChange(value: T): void;
};

/** One of a few, side by side. */
export const Segments = <T extends string | boolean>(props: SegmentsProps<T>) => {
  const { id, name, label, value, options, error, help, onChange } = props;
  return (
    <Field id={id} label={label} error={error} help={help} group>
      {() => (
        <div class="segments">
          {options.map((option, i) => (
            <label key={String(option.value)} class="segment">
              <input
                type="radio"
                id={i === 0 ? id : undefined}
                name={name}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
              />
              <span>
                {option.label}
                {option.mark && <span class="segment-mark" aria-hidden="true" />}
              </span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
};
