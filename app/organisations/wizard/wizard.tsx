'use client';

import { useTranslations } from 'next-intl';
import { type BaseSyntheticEvent, type ReactNode, useRef, useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import type { ActionError } from '@/lib/platform/action-result';
import { postedStep, postedWhole } from './posted-progress';
import { type StepId, StepList } from './step-list';

/** A step, with the fields that have to be right before the next. */
export interface Step<Values extends FieldValues> {
  id: StepId;
  fields: readonly Path<Values>[];
  content: ReactNode;
}

/**
 * One form in steps, sent at the last. An error of an earlier step leads back to it. Without script the page shows all
 * steps at once; posted before its script has loaded, the page comes back at the next step.
 */
export function Wizard<Values extends FieldValues, Output>(props: {
  form: UseFormReturn<Values, unknown, Output>;
  submit: (event?: BaseSyntheticEvent) => Promise<void>;
  error: ActionError | null;
  steps: readonly [Step<Values>, ...Step<Values>[]];
  plainAction?: (form: FormData) => Promise<unknown>;
  /** The token of the page's address and the like, for the form posted without script. */
  hidden?: ReactNode;
  /** The step to begin with. */
  from?: number;
}) {
  const { form, submit, error, steps } = props;
  const t = useTranslations('newOrganisation');
  const [at, setAt] = useState(props.from ?? 0);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = steps[at] ?? steps[0];
  const isLast = at === steps.length - 1;

  function go(to: number) {
    setAt(to);
    // Moves the focus to the heading, so that screen readers announce the new step.
    requestAnimationFrame(() => heading.current?.focus());
  }

  async function nextStep(event?: BaseSyntheticEvent) {
    if (isLast) return submit(event);
    event?.preventDefault();
    if (await form.trigger([...step.fields], { shouldFocus: true })) return go(at + 1);
    // Once touched they are checked with every key: a message that only goes as the button is pressed moves it away.
    for (const field of step.fields) form.setValue(field, form.getValues(field), { shouldTouch: true });
  }

  return (
    <main className="grid min-h-0 flex-1 grid-cols-[232px_1fr] max-desk:block">
      <StepList steps={steps.map(({ id }) => id)} at={at} onChoose={go} />
      <ActionForm form={form} submit={nextStep} plainAction={props.plainAction} className="max-desk:min-h-0">
        {props.hidden}
        <noscript>
          <input type="hidden" name={postedWhole} value="yes" />
        </noscript>
        <div className="relative min-h-0 flex-1 overflow-auto px-10 py-8 max-desk:px-5 max-desk:py-6">
          <FormError error={error} className="mb-6 max-w-form" />
          {steps.map(({ id, content }, index) => (
            <section key={id} className={cn('mb-10', index !== at && 'hidden noscript:block')}>
              <h1 ref={index === at ? heading : undefined} tabIndex={-1} className="type-22 outline-none">
                {t(`steps.${id}.title`)}
              </h1>
              <p className="mt-1 mb-6 max-w-form text-ink-2">{t(`steps.${id}.lead`)}</p>
              {content}
            </section>
          ))}
        </div>
        <footer className="flex gap-2 border-t px-10 py-4 max-desk:px-5">
          {at > 0 && (
            <Button size="lg" onClick={() => go(at - 1)}>
              {t('back')}
            </Button>
          )}
          <span className="flex-1" />
          <SubmitButton
            size="lg"
            name={postedStep}
            value={at}
            className={isLast ? undefined : 'noscript:hidden'}
          >
            {isLast ? t('create') : t('next')}
          </SubmitButton>
          {!isLast && (
            <span className="hidden noscript:block">
              <SubmitButton size="lg">{t('create')}</SubmitButton>
            </span>
          )}
        </footer>
      </ActionForm>
    </main>
  );
}
