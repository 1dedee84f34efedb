'use client';

import type { ReactNode } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { cn } from '@/components/ui/class-names';

/**
 * The `<form>` of a `useActionForm`. Gives its fields what they need, and leaves validation to the schema.
 * Inside a dialog it is a column, so that the body scrolls between head and foot.
 */
export function ActionForm<Input extends FieldValues, Output>(props: {
  form: UseFormReturn<Input, unknown, Output>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  className?: string;
  'aria-label'?: string;
  children: ReactNode;
}) {
  const { form, submit, className, children, ...rest } = props;
  return (
    <FormProvider {...form}>
      <form {...rest} noValidate onSubmit={submit} className={cn('flex min-h-0 flex-col', className)}>
        {children}
      </form>
    </FormProvider>
  );
}
