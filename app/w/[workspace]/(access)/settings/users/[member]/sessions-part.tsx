'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { Part } from '@/components/shell/part';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { endMemberSessionsAction } from '../actions';
import { useUsersPage } from '../users-page-context';

const schema = () => import('../inputs').then((module) => module.OneMember);

/** Signs the member out on every browser (SE10). */
export function SessionsPart({ member }: { member: MemberView }) {
  const t = useTranslations('member');
  const { workspace } = useUsersPage();
  const { revoke } = member.may;
  const { form, submit, error } = useActionForm(endMemberSessionsAction, schema, {
    defaultValues: { workspace: workspace.slug, memberId: member.id },
    onSuccess: () => toast(t('sessionsEnded')),
  });
  return (
    <Part title={t('sessions')} lead={t('sessionsLead')}>
      {revoke.allowed ? (
        <ActionForm form={form} submit={submit} className="gap-4" aria-label={t('sessions')}>
          <FormError error={error} />
          <SubmitButton variant="secondary" className="self-start">
            {t('endSessions')}
          </SubmitButton>
        </ActionForm>
      ) : (
        <LockedButton label={t('endSessions')} decision={revoke} className="justify-self-start" />
      )}
    </Part>
  );
}
