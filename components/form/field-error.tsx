'use client';

import { get, useFormState } from 'react-hook-form';
import { CircleAlert } from '@/components/ui/icons';
import { useErrorText } from './use-error-text';

/** The error of one field; renders nothing without one. */
export function FieldError({ id, name }: { id?: string; name: string }) {
  const errorText = useErrorText();
  const { errors } = useFormState({ name });
  const message = messageOf(get(errors, name));
  if (message === null) return null;
  return (
    <p id={id} className="type-13 flex items-start gap-1.5 text-red-ink">
      <CircleAlert className="icon-14 mt-0.5" aria-hidden />
      {errorText(message)}
    </p>
  );
}

function messageOf(error: unknown): string | null {
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error;
  return hasMessage && typeof error.message === 'string' ? error.message : null;
}
