'use client';

import type { ComponentProps } from 'react';
import { DateInput } from '@/components/ui/date-input';

interface MomentInputProps extends Omit<ComponentProps<typeof DateInput>, 'value' | 'onChange' | 'type'> {
  /** ISO 8601 in UTC, or empty. */
  value: string;
  onChange: (value: string) => void;
}

/** A date and a time, entered in the time zone of the browser and stored in UTC. */
export function MomentInput({ value, onChange, ...props }: MomentInputProps) {
  return (
    <DateInput
      {...props}
      type="datetime-local"
      defaultValue={localOf(value)}
      onChange={({ target }) => onChange(target.value ? new Date(target.value).toISOString() : '')}
    />
  );
}

function localOf(value: string): string {
  if (value === '') return '';
  const at = new Date(value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
