'use client';

import { type ReactNode, useId, useRef } from 'react';
import {
  type ControllerRenderProps,
  get,
  useController,
  useFormContext,
  useFormState,
} from 'react-hook-form';
import { cn } from '@/components/ui/class-names';
import { FieldError } from './field-error';

/** The attributes of a field's control that tie its label, help and error to it. */
export interface ControlProps {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

interface FieldLook {
  /** Path in the form's values. */
  name: string;
  label: ReactNode;
  /** Small text beside the label: "optional". */
  hint?: ReactNode;
  /** Text below the control. */
  help?: ReactNode;
  className?: string;
}

/** A native control: `<Field name="email" label={…}>{(control) => <Input {...control} type="email" />}</Field>`. */
export function Field(
  props: FieldLook & {
    children: (
      control: ControlProps &
        ReturnType<ReturnType<typeof useFormContext>['register']> & {
          /** The first value in the page that the server sends, for readers without script. */
          defaultValue: string | undefined;
        },
    ) => ReactNode;
  },
) {
  const { name } = props;
  const { control: form, register, setValue } = useFormContext();
  const isAdopted = useRef(false);
  const registered = register(name);
  const first: unknown = get(form._defaultValues, name);
  const defaultValue = typeof first === 'string' ? first : undefined;

  /** Keeps text typed before the script ran; otherwise the form would overwrite it with the first value. */
  function adopt(element: unknown) {
    if (isAdopted.current || !isTextControl(element)) return;
    isAdopted.current = true;
    if (element.value !== (defaultValue ?? '')) setValue(name, element.value, { shouldDirty: true });
  }

  return (
    <Frame {...props}>
      {(control) =>
        props.children({
          ...control,
          ...registered,
          defaultValue,
          ref: (element: unknown) => {
            adopt(element);
            registered.ref(element);
          },
        })
      }
    </Frame>
  );
}

function isTextControl(
  element: unknown,
): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(element.type);
}

/**
 * A control that is not a native input, such as `Select`, `Segmented` or `RadioGroup`: it gets `value` and
 * `onChange`.
 */
export function ControlledField(
  props: FieldLook & { children: (control: ControlProps & ControllerRenderProps) => ReactNode },
) {
  const { field } = useController({ name: props.name });
  return <Frame {...props}>{(control) => props.children({ ...control, ...field })}</Frame>;
}

function Frame(props: FieldLook & { children: (control: ControlProps) => ReactNode }) {
  const { name, label, hint, help } = props;
  const id = useId();
  const { errors } = useFormState({ name });
  const isInvalid = get(errors, name) !== undefined;
  const described = [isInvalid && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div className={cn('grid content-start gap-1.5', props.className)}>
      <label id={`${id}-label`} htmlFor={id} className="flex flex-wrap items-baseline gap-x-1.5 font-medium">
        {label}
        {hint && <small className="font-normal text-[12px] text-ink-3 leading-4">{hint}</small>}
      </label>
      {props.children({
        id,
        'aria-invalid': isInvalid || undefined,
        'aria-describedby': described || undefined,
      })}
      <FieldError id={`${id}-error`} name={name} />
      {help && (
        <p id={`${id}-help`} className="type-13 text-ink-2">
          {help}
        </p>
      )}
    </div>
  );
}
