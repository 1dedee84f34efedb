'use client';

import { useState } from 'react';
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type { z } from 'zod';
import type { ActionError, ActionResult, FormAnswer } from '@/lib/platform/action-result';
import { answerOf } from './answer-of';
import { isAboutFactor } from './factor-link';
import { type FormDraft, useDraft } from './internal/use-draft';
import { useRequestId } from './use-request-id';

/** A schema of an object whose input and output are plain form values. */
type FormSchema = z.ZodType<FieldValues, FieldValues>;

export interface ActionForm<S extends FormSchema> {
  form: UseFormReturn<z.input<S>, unknown, z.output<S>>;
  /** For `<form method="post" onSubmit>`; `ActionForm` uses it. */
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** The error of the whole form (denied, stale, unavailable); null without one. */
  error: ActionError | null;
  isBusy: boolean;
  /** What was typed and not sent yet, for `ActionForm`. */
  draft: FormDraft;
}

/**
 * Binds a form to a server action and its schema. Errors of the action are shown on their fields, others in
 * `error`; the entered values are kept in every case. Sending the same values again repeats the same request (RV5).
 *
 * @param action the server action
 * @param schema the action's own schema, checked in the browser first; a function that loads it, where the page
 * should not wait for it
 * @param options `onSuccess` gets the action's data, then the values that were sent; `draft` names the form where
 * what is typed is kept until it is sent (`useDraft`); `answer` is the server's answer to this form posted without script
 */
export function useActionForm<S extends FormSchema, T>(
  action: (input: z.input<S> & { requestId: string }) => Promise<ActionResult<T>>,
  schema: S | (() => Promise<S>),
  options: {
    defaultValues: DefaultValues<z.input<S>>;
    onSuccess?: (data: T, sent: z.input<S>) => void;
    draft?: string;
    answer?: FormAnswer;
  },
): ActionForm<S> {
  const { answer } = options;
  const [errors] = useState(() => errorsOf<z.input<S>>(answer));
  const form = useForm<z.input<S>, unknown, z.output<S>>({
    resolver: resolverOf(schema),
    defaultValues: { ...options.defaultValues, ...answer?.values },
    errors,
    mode: 'onTouched',
  });
  const draft = useDraft(form, options.draft);
  const request = useRequestId();
  const [error, setError] = useState<ActionError | null>(answer?.error ?? null);

  const submit = form.handleSubmit(async () => {
    setError(null);
    // The raw values, not the parsed ones: the server parses them itself, and some schemas transform.
    const sent = form.getValues();
    const requestId = request.idFor(JSON.stringify(sent));
    const result = await answerOf(() => action({ requestId, ...sent }));
    if (!result || result.ok) request.done();
    if (!result) return;
    if (result.ok) {
      draft.forget();
      options.onSuccess?.(result.data, sent);
      return;
    }
    if (isAboutFactor(result.error.kind)) draft.interrupt();
    setError(showOnFields(form, result.error) ? null : result.error);
  });

  return { form, submit, error, isBusy: form.formState.isSubmitting, draft };
}

/** The errors of the fields that the server's answer names; undefined without any. */
function errorsOf<Input extends FieldValues>(answer: FormAnswer | undefined): FieldErrors<Input> | undefined {
  const named = Object.entries(answer?.error?.fields ?? {}).filter(([path]) => path !== '');
  if (named.length === 0) return undefined;
  return Object.fromEntries(
    named.map(([path, message]) => [path, { type: 'server', message }]),
  ) as FieldErrors<Input>;
}

/** Validates by the schema. When the schema's code cannot be loaded, the action validates the values alone. */
function resolverOf<S extends FormSchema>(
  schema: S | (() => Promise<S>),
): Resolver<z.input<S>, unknown, z.output<S>> {
  const ask = (typeof schema === 'function' ? schema : async () => schema) as () => Promise<S>;
  return async (values, context, options) => {
    const check = await resolver(ask).catch(() => null);
    return check ? check(values, context, options) : { values: values as z.output<S>, errors: {} };
  };
}

async function resolver<S extends FormSchema>(
  ask: () => Promise<S>,
): Promise<Resolver<z.input<S>, unknown, z.output<S>>> {
  const [{ zodResolver }, loaded] = await Promise.all([import('@hookform/resolvers/zod'), ask()]);
  const schema: S = loaded;
  return zodResolver(schema);
}

/** Shows each error on its field and focuses the first. Returns false if any error names no field of this form. */
function showOnFields<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  { fields = {} }: ActionError,
): boolean {
  const known = Object.entries(fields).filter(([path]) => isFieldOf(form, path));
  known.forEach(([path, message], index) => {
    form.setError(path as Path<Input>, { type: 'server', message }, { shouldFocus: index === 0 });
  });
  return known.length > 0 && known.length === Object.keys(fields).length;
}

function isFieldOf<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  path: string,
): boolean {
  const first = path.split('.')[0];
  return first !== undefined && first !== '' && Object.hasOwn(form.control._fields, first);
}
