import { useId, useRef, useState } from 'preact/hooks';
import { type DateSpan, PRESETS, presetOf, presetSpan, readSpan, writeSpan } from '../../data/format/date-span.ts';
import { date } from '../../data/format/time.ts';
import { Button, IconButton } from '../form/button.tsx';
import { k } from '../i18n/en/kit.ts';
import { l } from '../i18n/en/list.ts';
import { place } from '../overlay/menu.tsx';
import { IconCheck, IconClose, IconPlus } from '../shown/icons.tsx';

const shown = (day: string): string => date(new Date(`${day}T00:00`).getTime());

const spanWords = (span: DateSpan): string => {
  const preset = presetOf(span, new Date());
  if (preset) return l(`date.${preset}`);
  if (!span.to) return l('date.since', { day: shown(span.from) });
  if (!span.from) return l('date.until', { day: shown(span.to) });
  return span.from === span.to ? shown(span.from) : `${shown(span.from)} – ${shown(span.to)}`;
};

/** As one text, which is also the beginning of the button's name. */
export const ChipWords = ({ label, value }: { label: string; value: string | undefined }) => (
  <span>
    {value ? `${label}: ` : label}
    {value && <strong>{value}</strong>}
  </span>
);

type Props = { label: string; value: string | undefined; onChange: (value: string | undefined) => void };

const Days = ({ span, onChoose }: { span: DateSpan | undefined; onChoose: (span: DateSpan) => void }) => {
  const [days, setDays] = useState<DateSpan>(span ?? { from: '', to: '' });
  const reversed = days.from !== '' && days.to !== '' && days.to < days.from;
  const day = (end: 'from' | 'to') => (
    <label class="dates-day">
      <span>{l(`date.${end}`)}</span>
      <input
        type="date"
        class="input"
        value={days[end]}
        onInput={(event) => setDays({ ...days, [end]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      class="dates-own"
      onSubmit={(event) => {
        event.preventDefault();
        if (!reversed) onChoose(days);
      }}
    >
      {day('from')}
      {day('to')}
      {reversed && (
        <p class="text-s text-danger-ink" role="alert">
          {l('date.order')}
        </p>
      )}
      <Button size="s" type="submit">
        {l('date.apply')}
      </Button>
    </form>
  );
};

/** Rows of a span of days: one of the usual ones, or any. */
export const DateChip = ({ label, value, onChange }: Props) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const span = readSpan(value);
  const preset = span && presetOf(span, new Date());
  const choose = (next: DateSpan | undefined) => {
    panel.current?.hidePopover();
    button.current?.focus();
    onChange(next && writeSpan(next));
  };
  const words = span && spanWords(span);
  return (
    <span class={span ? 'chip chip-on' : 'chip'}>
      <button
        ref={button}
        type="button"
        class="chip-button"
        popovertarget={id}
        aria-haspopup="dialog"
        aria-label={words ? `${label}: ${words}` : label}
      >
        {!span && <IconPlus size={14} />}
        <ChipWords label={label} value={words} />
      </button>
      {span && (
        <IconButton
          size="s"
          class="chip-clear"
          label={`${k('list.clear')}: ${label}`}
          icon={IconClose}
          onClick={() => choose(undefined)}
        />
      )}
      <div
        ref={panel}
        id={id}
        class="menu dates"
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => {
          if ((event as unknown as ToggleEvent).newState !== 'open' || !panel.current || !button.current) return;
          place(panel.current, button.current, 'start');
          panel.current.querySelector('button')?.focus();
        }}
      >
        {PRESETS.map((name) => (
          <button
            key={name}
            type="button"
            class="menu-item"
            aria-pressed={name === preset}
            onClick={() => choose(presetSpan(name, new Date()))}
          >
            <span class="menu-check">{name === preset && <IconCheck size={16} />}</span>
            <span>{l(`date.${name}`)}</span>
          </button>
        ))}
        <hr class="menu-line" />
        <Days key={value ?? ''} span={span} onChoose={choose} />
      </div>
    </span>
  );
};
