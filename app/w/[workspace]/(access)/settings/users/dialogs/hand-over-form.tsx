'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot } from '@/components/ui/dialog';
import type { MemberView } from '@/lib/access/members/member-view';
import { initialGrants } from '@/lib/policy/changes/offers';
import { LevelChoice } from '../access/level-choice';
import { useProposedLevel } from '../access/levels';
import { RestrictionOptions } from '../access/restriction-options';
import { RightOptions } from '../access/right-options';
import { handOverAction } from '../actions';
import { HandOver } from '../inputs';
import { useUsersPage } from '../users-page-context';
import { MemberHead } from './member-head';

/** Gives the member the top role, and the reader the level that they choose here (B17). */
export function HandOverForm({ member, top }: { member: MemberView; top: string }) {
  const t = useTranslations('handOver');
  const roles = useTranslations('roles');
  const { workspace, model, access } = useUsersPage();
  const proposed = useProposedLevel();
  const { form, submit, error } = useActionForm(handOverAction, HandOver, {
    defaultValues: {
      workspace: workspace.slug,
      memberId: member.id,
      version: member.version,
      role: proposed,
      restrictions: [],
      grants: initialGrants(access, proposed),
    },
    // The next level may not see this page.
    onSuccess: () => window.location.assign(`/w/${workspace.slug}`),
  });
  const role = form.watch('role');
  const name = member.name || member.email;
  return (
    <ActionForm form={form} submit={submit}>
      <MemberHead title={t('title')} member={member} />
      <DialogBody>
        <FormError error={error} />
        <p>{t('lead', { name, role: roles(`${model.id}.${top}.label`) })}</p>
        <h3 className="font-medium">{t('yourLevel')}</h3>
        <LevelChoice look="lines" except={top} />
        <RestrictionOptions role={role} />
        <RightOptions role={role} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg" variant="danger">
          {t('submit')}
        </SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
