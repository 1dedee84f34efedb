'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { acceptOwnInvitationAction, declineInvitationAction } from './actions';

const schema = () => import('./inputs').then((module) => module.AnswerInvitation);

/** An invitation, by the name of its workspace. */
interface Named {
  id: string;
  name: string;
}

export function AcceptForm({ id, name }: Named) {
  const t = useTranslations('workspaces.invitation');
  const { form, submit, error } = useActionForm(acceptOwnInvitationAction, schema, {
    defaultValues: { invitation: id },
    onSuccess: ({ workspace }) => window.location.assign(`/w/${workspace}`),
  });
  return (
    <ActionForm form={form} submit={submit} aria-label={t('acceptTo', { name })} className="gap-2">
      <FormError error={error} />
      <SubmitButton aria-label={t('acceptTo', { name })}>{t('accept')}</SubmitButton>
    </ActionForm>
  );
}

export function DeclineForm({ id, name }: Named) {
  const t = useTranslations('workspaces.invitation');
  const { form, submit, error } = useActionForm(declineInvitationAction, schema, {
    defaultValues: { invitation: id },
    // In full: the page may lead on to the only workspace.
    onSuccess: () => window.location.assign('/workspaces'),
  });
  return (
    <ActionForm form={form} submit={submit} aria-label={t('declineTo', { name })} className="gap-2">
      <FormError error={error} />
      <SubmitButton size="gate" variant="danger">
        {t('decline')}
      </SubmitButton>
    </ActionForm>
  );
}
