'use client';

import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from './field-error';

/** A checkbox with its label, bound to a boolean of the form. */
export function CheckboxField(props: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}) {
  const { field } = useController({ name: props.name });
  return (
    <div className="grid gap-1.5">
      <label className="flex cursor-pointer gap-2.5">
        <Checkbox
          className="mt-0.5"
          checked={field.value === true}
          onCheckedChange={(checked) => field.onChange(checked)}
          onBlur={field.onBlur}
          disabled={props.disabled}
          inputRef={field.ref}
        />
        <span>
          <b className="block font-medium">{props.label}</b>
          {props.help && <small className="type-13 text-ink-2">{props.help}</small>}
        </span>
      </label>
      <FieldError name={props.name} />
    </div>
  );
}
