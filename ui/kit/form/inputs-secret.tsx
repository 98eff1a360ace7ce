import { useState } from 'preact/hooks';
import { k } from '../i18n/en/kit.ts';
import { IconCheck, IconEye, IconEyeOff } from '../shown/icons.tsx';
import { Button, IconButton } from './button.tsx';
import { asField, type ControlProps } from './field.tsx';
import { ariaOf } from './inputs.tsx';
import { PASSWORD_MIN, passwordLevel } from './password-level.ts';

export type PasswordInputProps = ControlProps<string> & {
  autocomplete?: 'current-password' | 'new-password' | 'off';
  minLength?: number;
  /** Shows how strong it is while it is typed. */
  strength?: boolean;
};

export const PasswordInput = ({
  value,
  onChange,
  error,
  describedBy,
  strength,
  autocomplete = 'current-password',
  ...rest
}: PasswordInputProps) => {
  const [shown, setShown] = useState(false);
  const level = passwordLevel(value);
  return (
    <>
      <span class="input-group">
        <input
          {...rest}
          {...({ type: shown ? 'text' : 'password' } as { type: 'password' })}
          class="input"
          value={value}
          autocomplete={autocomplete}
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => onChange(event.currentTarget.value)}
          {...ariaOf({ error, describedBy })}
        />
        <IconButton
          class="input-button"
          label={k(shown ? 'action.hide' : 'action.show')}
          icon={shown ? IconEyeOff : IconEye}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      </span>
      {strength && (
        <span class={`strength strength-${level}`} aria-live="polite">
          <span class="strength-bar" aria-hidden="true" />
          {value && <span class="strength-word">{k(`password.${level}`)}</span>}
        </span>
      )}
    </>
  );
};

/** Write-only: `undefined` keeps what is stored, a text replaces it. */
export type SecretInputProps = ControlProps<string | undefined> & {
  /** A value is stored already. */ stored?: boolean;
};

export const SecretInput = ({ stored, value, onChange, error, describedBy, ...rest }: SecretInputProps) => {
  const [editing, setEditing] = useState(!stored);
  if (!editing) {
    return (
      <span class="secret">
        <span class="badge badge-ok">
          <IconCheck size={14} />
          {k('secret.set')}
        </span>
        <span class="secret-dots" aria-hidden="true">
          ••••••••
        </span>
        <Button size="s" id={rest.id} onClick={() => setEditing(true)} aria-describedby={describedBy}>
          {k('action.replace')}
        </Button>
      </span>
    );
  }
  return (
    <>
      <PasswordInput
        {...rest}
        error={error}
        describedBy={describedBy}
        value={value ?? ''}
        autocomplete="off"
        onChange={(typed) => onChange(typed === '' ? undefined : typed)}
      />
      {stored && (
        <Button
          look="quiet"
          size="s"
          onClick={() => {
            onChange(undefined);
            setEditing(false);
          }}
        >
          {k('action.keep')}
        </Button>
      )}
    </>
  );
};

export const PasswordField = /* @__PURE__ */ asField<PasswordInputProps>(PasswordInput);

/** For a password that somebody chooses now. */
export const NewPasswordField = (props: Parameters<typeof PasswordField>[0]) => (
  <PasswordField {...props} autocomplete="new-password" minLength={PASSWORD_MIN} strength required />
);
export const SecretField = /* @__PURE__ */ asField<SecretInputProps>(SecretInput);
