'use client';

import type { ReactNode } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { cn } from '@/components/ui/class-names';
import { NeedsScript } from './needs-script';

/**
 * The `<form>` of a `useActionForm`. Spread the hook's result on it. Gives its fields what they need, and leaves validation to the schema.
 * Inside a dialog it is a column, so that the body scrolls between head and foot.
 */
export function ActionForm<Input extends FieldValues, Output>(props: {
  form: UseFormReturn<Input, unknown, Output>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  error?: unknown;
  isBusy?: boolean;
  className?: string;
  'aria-label'?: string;
  children: ReactNode;
}) {
  const { form, submit, className, children } = props;
  return (
    <FormProvider {...form}>
      <form
        // Sent before its script is there, it must not put what was typed into the address, a password above all.
        method="post"
        aria-label={props['aria-label']}
        noValidate
        onSubmit={submit}
        className={cn('flex min-h-0 flex-col', className)}
      >
        <NeedsScript />
        {children}
      </form>
    </FormProvider>
  );
}
