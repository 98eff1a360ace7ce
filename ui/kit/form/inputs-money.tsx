import { useEffect, useRef, useState } from 'preact/hooks';
import { currencyOf, microToDecimal } from '../../data/format/format.ts';
import { moneyInput, parseDecimal, parseMoney, scaled } from '../../data/format/typed.ts';
import { language } from '../../i18n/language.ts';
import { k } from '../i18n/en/kit.ts';
import { asField, type ControlProps } from './field.tsx';
import { ariaOf } from './inputs.tsx';

type ScaledProps = ControlProps<number | null> & {
  before: string;
  after: string;
  show: (value: number) => string;
  parse: (typed: string) => number | undefined;
};

/** A number typed as text: what is typed stays as typed until the field is left, then it is written properly. */
const ScaledInput = ({ value, onChange, error, describedBy, before, after, show, parse, ...rest }: ScaledProps) => {
  const input = useRef<HTMLInputElement>(null);
  const shown = (v: number | null) => (v === null || v === undefined ? '' : show(v));
  const [text, setText] = useState(() => shown(value));
  const own = useRef(value);
  useEffect(() => {
    if (own.current === value) return;
    own.current = value;
    setText(shown(value));
  }, [value]);
  const type = (typed: string) => {
    setText(typed);
    const parsed = typed.trim() === '' ? null : parse(typed);
    input.current?.setCustomValidity(parsed === undefined ? k('form.amount') : '');
    own.current = parsed ?? null;
    onChange(own.current);
  };
  return (
    <span class="input-group">
      {before && <span class="input-affix">{before}</span>}
      <input
        {...rest}
        ref={input}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        class="input num"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => own.current !== null && setText(shown(own.current))}
        {...ariaOf({ error, describedBy })}
      />
      {after && <span class="input-affix">{after}</span>}
    </span>
  );
};

export type MoneyInputProps = ControlProps<number | null> & {
  /** Code of the currency; the value is in micro-units. */ currency: string;
  /** Decimals that may be typed, where a rate is finer than the currency's smallest coin. */
  digits?: number;
};

export const MoneyInput = ({ currency, digits, ...rest }: MoneyInputProps) => {
  const { minorDigits, prefix, suffix, code } = currencyOf(currency);
  return (
    <ScaledInput
      {...rest}
      before={prefix.trim()}
      after={suffix.trim() || (prefix ? '' : code)}
      show={(micro) => moneyInput(micro, minorDigits)}
      parse={(typed) => parseMoney(typed, digits ?? minorDigits)}
    />
  );
};

const PPM_DIGITS = 4;
const percentText = (ppm: number) => {
  const text = microToDecimal(ppm * 100).replace(/\.0+$|(?<!0)0+$/, '');
  return language.value === 'en' ? text : text.replace('.', ',');
};

/** The value is in parts per million: 23 % is 230 000. */
export const PercentInput = (props: ControlProps<number | null>) => (
  <ScaledInput
    {...props}
    before=""
    after="%"
    show={percentText}
    parse={(typed) => {
      const text = parseDecimal(typed);
      return text === undefined ? undefined : scaled(text, PPM_DIGITS);
    }}
  />
);

export const MoneyField = /* @__PURE__ */ asField<MoneyInputProps>(MoneyInput);
export const PercentField = /* @__PURE__ */ asField<ControlProps<number | null>>(PercentInput);
