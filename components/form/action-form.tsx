'use client';

import type { ReactNode } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { cn } from '@/components/ui/class-names';
import { DraftNotice } from './internal/draft-notice';
import { NeedsScript } from './internal/needs-script';
import type { FormDraft } from './internal/use-draft';

/**
 * The `<form>` of a `useActionForm`: spread the hook's result on it. Provides the form state to its fields and turns
 * off the browser's validation. Inside a dialog it is a flex column, so that only the body scrolls.
 */
export function ActionForm<Input extends FieldValues, Output>(props: {
  form: UseFormReturn<Input, unknown, Output>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** What a browser posts to without script, where the form works without; its answer is always another page. */
  plainAction?: (form: FormData) => Promise<unknown>;
  error?: unknown;
  isBusy?: boolean;
  /** The draft of `useActionForm`; the form then says when it shows a restored one. */
  draft?: FormDraft;
  className?: string;
  'aria-label'?: string;
  children: ReactNode;
}) {
  const { form, submit, plainAction, className, children } = props;
  const action = plainAction as ((form: FormData) => Promise<void>) | undefined;
  return (
    <FormProvider {...form}>
      <form
        // A form sent before its script has loaded must not put its values, such as a password, into the address.
        method={action ? undefined : 'post'}
        action={action}
        aria-label={props['aria-label']}
        noValidate
        onSubmit={submit}
        className={cn('flex min-h-0 flex-col', className)}
      >
        {!plainAction && <NeedsScript />}
        {props.draft && <DraftNotice draft={props.draft} />}
        {children}
      </form>
    </FormProvider>
  );
}
