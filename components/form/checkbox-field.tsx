'use client';

import { type ReactNode, useRef } from 'react';
import { useController } from 'react-hook-form';
import { NativeCheckbox } from '@/components/ui/native-checkbox';
import { FieldError } from './field-error';

/** A checkbox with its label, bound to a boolean of the form. */
export function CheckboxField(props: {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  disabled?: boolean;
}) {
  const { field, fieldState } = useController({ name: props.name });
  const isAdopted = useRef(false);

  /** A choice made before the script ran is kept. */
  function adopt(element: HTMLInputElement | null) {
    field.ref(element);
    if (!element || isAdopted.current) return;
    isAdopted.current = true;
    if (element.checked !== (field.value === true)) field.onChange(element.checked);
  }

  return (
    <div className="grid gap-1.5">
      <label className="flex cursor-pointer gap-2.5">
        <NativeCheckbox
          className="mt-0.5"
          name={field.name}
          checked={field.value === true}
          onChange={(event) => field.onChange(event.target.checked)}
          onBlur={field.onBlur}
          disabled={props.disabled}
          aria-invalid={fieldState.invalid || undefined}
          ref={adopt}
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
