'use client';

import { useTranslations } from 'next-intl';
import { type BaseSyntheticEvent, useRef, useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { openOrganisationAction } from './actions';
import { ModelStep } from './model-step';
import { NameStep } from './name-step';
import { Opened } from './opened';
import { OwnerStep } from './owner-step';
import { PlanStep } from './plan-step';
import { StepList } from './step-list';

const schema = () => import('./inputs').then((module) => module.OpenOrganisation);

export interface Me {
  name: string;
  email: string;
}

/** The steps, each with the fields that must be valid before the next. */
const steps = [
  { id: 'name', fields: ['name', 'workspaceName'] },
  { id: 'plan', fields: ['plan'] },
  { id: 'model', fields: ['model'] },
  { id: 'owner', fields: ['owner'] },
] as const;

export type StepId = (typeof steps)[number]['id'];

/** Name, plan, model with its matrix, first owner; creates the organisation at the end. */
export function Wizard({ me }: { me: Me }) {
  const t = useTranslations('newOrganisation');
  const [at, setAt] = useState(0);
  const [invited, setInvited] = useState<{ email: string; link: string; workspace: string } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { form, submit, error } = useActionForm(openOrganisationAction, schema, {
    defaultValues: { name: '', workspaceName: '', plan: 'growth', model: 'team-inbox', owner: null },
    onSuccess: ({ workspace, link, isMailed }, { owner }) => {
      if (link && owner !== null && !isMailed) setInvited({ email: owner, link, workspace });
      else window.location.assign(`/w/${workspace}`);
    },
  });
  const step = steps[at] ?? steps[0];
  const isLast = at === steps.length - 1;
  if (invited) return <Opened {...invited} />;

  function go(to: number) {
    setAt(to);
    // Moves the focus to the heading, so that screen readers announce the new step.
    requestAnimationFrame(() => heading.current?.focus());
  }

  async function nextStep(event?: BaseSyntheticEvent) {
    if (isLast) return submit(event);
    event?.preventDefault();
    if (await form.trigger(step.fields, { shouldFocus: true })) return go(at + 1);
    // Touched fields are validated on each key: a message that disappears on the press would move the button away.
    for (const field of step.fields) form.setValue(field, form.getValues(field), { shouldTouch: true });
  }

  return (
    <main className="grid min-h-0 flex-1 grid-cols-[232px_1fr] max-desk:block">
      <StepList steps={steps.map(({ id }) => id)} at={at} onChoose={go} />
      <ActionForm form={form} submit={nextStep} className="max-desk:min-h-0">
        <div className="min-h-0 flex-1 overflow-auto px-10 py-8 max-desk:px-5 max-desk:py-6">
          <h1 ref={heading} tabIndex={-1} className="type-22 outline-none">
            {t(`steps.${step.id}.title`)}
          </h1>
          <p className="mt-1 mb-6 max-w-xl text-ink-2">{t(`steps.${step.id}.lead`)}</p>
          <FormError error={error} />
          {step.id === 'name' && <NameStep />}
          {step.id === 'plan' && <PlanStep />}
          {step.id === 'model' && <ModelStep />}
          {step.id === 'owner' && <OwnerStep me={me} />}
        </div>
        <footer className="flex gap-2 border-t px-10 py-4 max-desk:px-5">
          {at > 0 && (
            <Button size="lg" onClick={() => go(at - 1)}>
              {t('back')}
            </Button>
          )}
          <span className="flex-1" />
          <SubmitButton size="lg">{isLast ? t('create') : t('next')}</SubmitButton>
        </footer>
      </ActionForm>
    </main>
  );
}
