'use client';

import { useFormatter } from 'next-intl';
import { type ChangeEvent, useId, useState } from 'react';
import { Input, type InputProps } from './input';
import { type DateKind, dateIn } from './internal/date-in';

const parts = {
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  'datetime-local': {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const;

/**
 * A date, a month, or a date with its time: the browser's own control, whose order of day and month follows the
 * browser, and below it the chosen date in words, in the language of the console (358).
 */
export function DateInput({
  type = 'date',
  onChange,
  ref,
  ...props
}: Omit<InputProps, 'type'> & { type?: DateKind }) {
  const format = useFormatter();
  const id = useId();
  const [value, setValue] = useState(typeof props.defaultValue === 'string' ? props.defaultValue : '');
  const chosen = dateIn(type, value);

  function attach(element: HTMLInputElement | null) {
    if (typeof ref === 'function') ref(element);
    else if (ref) ref.current = element;
    // A form sets and resets its values without an event.
    if (element) setValue(element.value);
  }

  function change(event: ChangeEvent<HTMLInputElement>) {
    setValue(event.target.value);
    onChange?.(event);
  }

  return (
    <>
      <Input
        {...props}
        ref={attach}
        type={type}
        onChange={change}
        aria-describedby={[chosen && id, props['aria-describedby']].filter(Boolean).join(' ') || undefined}
      />
      {chosen && (
        <span id={id} className="type-13 text-ink-2">
          {format.dateTime(chosen, { ...parts[type], timeZone: 'UTC' })}
        </span>
      )}
    </>
  );
}
