import { languageName } from '../../i18n/language.ts';
import { k } from '../i18n/en/kit.ts';
import { Field, type FieldProps } from './field.tsx';
import { TextArea, TextInput } from './inputs.tsx';

export type Localised = { en: string } & Partial<Record<string, string>>;

type Props = FieldProps & {
  id: string;
  name: string;
  value: Localised;
  /** Languages the record has room for; `en` comes first and is what the others fall back to. */
  locales: readonly string[];
  error?: string | undefined;
  disabled?: boolean;
  maxLength?: number;
  long?: boolean;
  onChange(value: Localised): void;
};

/** One text in several languages: English in sight, the translations folded away below. */
export const LocalisedField = ({ id, name, value, locales, onChange, long, label, help, required, ...rest }: Props) => {
  const Control = long ? TextArea : TextInput;
  const others = locales.filter((code) => code !== 'en');
  const filled = others.filter((code) => value[code]).length;
  const control = (code: string) => ({
    name: `${name}.${code}`,
    value: value[code] ?? '',
    onChange: (text: string) => onChange({ ...value, [code]: text }),
    disabled: rest.disabled,
    maxLength: rest.maxLength,
  });
  return (
    <div class="localised">
      <Field id={id} label={label} help={help} error={rest.error} required={required}>
        {(describedBy) => (
          <Control
            {...control('en')}
            id={id}
            lang="en"
            required={required}
            error={rest.error}
            describedBy={describedBy}
          />
        )}
      </Field>
      <details>
        <summary>
          {k('localised.more')} <span class="num">{`${filled}/${others.length}`}</span>
        </summary>
        {others.map((code) => (
          <Field key={code} id={`${id}-${code}`} label={languageName(code)}>
            {() => <Control {...control(code)} id={`${id}-${code}`} lang={code} />}
          </Field>
        ))}
      </details>
    </div>
  );
};
