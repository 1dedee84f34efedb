'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { ModelStep } from '@/app/organisations/wizard/model-step';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { toast } from '@/components/ui/toast';
import { changeModelAction } from './actions';
import { ChangeModel } from './inputs';

/** Chooses the access model again. */
export function ModelForm({ organisation, model }: { organisation: string; model: string }) {
  const t = useTranslations();
  const { form, submit, error } = useActionForm(changeModelAction, ChangeModel, {
    defaultValues: { organisation, from: model, model },
    onSuccess: (_, sent) => toast(t('accessModel.saved', { model: t(`models.${sent.model}`) })),
  });
  const chosen = useWatch({ control: form.control, name: 'model' });
  return (
    <ActionForm form={form} submit={submit} className="gap-5">
      <FormError error={error} />
      <ModelStep />
      <SubmitButton className="self-start" disabled={chosen === model}>
        {t('accessModel.save')}
      </SubmitButton>
    </ActionForm>
  );
}
