'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Part } from '@/components/shell/part';
import { toast } from '@/components/ui/toast';
import { startFactorResetAction, stopFactorResetAction } from '../../second-factor/actions';
import { useUsersPage } from '../users-page-context';

const schema = () => import('../../second-factor/inputs').then((module) => module.OfMember);

/** The second factor of a member who has one: begins or stops the reset of a lost one (B17). */
export function FactorPart({ memberId, resetAt }: { memberId: string; resetAt: Date | null }) {
  const t = useTranslations('factorReset');
  const format = useFormatter();
  const { workspace } = useUsersPage();
  const { timeZone } = workspace;
  const options = { defaultValues: { workspace: workspace.slug, memberId } };
  const starting = useActionForm(startFactorResetAction, schema, {
    ...options,
    onSuccess: () => toast(t('started')),
  });
  const stopping = useActionForm(stopFactorResetAction, schema, {
    ...options,
    onSuccess: () => toast(t('stopped')),
  });
  const { form, submit, error } = resetAt ? stopping : starting;
  return (
    <Part
      title={t('title')}
      lead={
        resetAt
          ? t('open', { date: format.dateTime(resetAt, { dateStyle: 'long', timeStyle: 'short', timeZone }) })
          : t('lead')
      }
    >
      <ActionForm form={form} submit={submit} className="gap-4" aria-label={t('title')}>
        <FormError error={error} />
        <SubmitButton variant="secondary" className="self-start">
          {t(resetAt ? 'stop' : 'start')}
        </SubmitButton>
      </ActionForm>
    </Part>
  );
}
