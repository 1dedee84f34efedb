'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { PageBody } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { initialGrants } from '@/lib/policy/changes/offers';
import { viewAsAccessAction } from '../../../../viewing/actions';
import { ViewAsAccess } from '../../../../viewing/inputs';
import { LevelChoice } from '../../users/access/level-choice';
import { useLevels, useProposedLevel } from '../../users/access/levels';
import { RestrictionOptions } from '../../users/access/restriction-options';
import { RightOptions } from '../../users/access/right-options';
import { useUsersPage } from '../../users/users-page-context';

/** The access to view as: a role that the reader may give, with restrictions or rights. */
export function ViewAccessForm({ role: named }: { role: string | null }) {
  const t = useTranslations('viewing');
  const { workspace, access } = useUsersPage();
  const proposed = useProposedLevel();
  const isGiven = useLevels().some(({ role, decision }) => role === named && decision.allowed);
  const first = named !== null && isGiven ? named : proposed;
  const { form, submit, error } = useActionForm(viewAsAccessAction, ViewAsAccess, {
    defaultValues: {
      workspace: workspace.slug,
      role: first,
      restrictions: [],
      grants: initialGrants(access, first),
    },
    onSuccess: () => window.location.assign(`/w/${workspace.slug}`),
  });
  const role = form.watch('role');
  return (
    <ActionForm form={form} submit={submit} className="flex-1">
      <PageBody>
        <div className="grid max-w-form gap-5 pt-2">
          <FormError error={error} />
          <LevelChoice look="cards" />
          <RestrictionOptions role={role} />
          <RightOptions role={role} />
          <p className="type-13 text-ink-2">{t('note')}</p>
        </div>
      </PageBody>
      <footer className="flex flex-none gap-2 border-t px-(--gutter) py-3">
        <span className="flex-1" />
        <ButtonLink size="lg" href={`/w/${workspace.slug}/settings/roles`}>
          {t('cancel')}
        </ButtonLink>
        <SubmitButton size="lg">{t('submit')}</SubmitButton>
      </footer>
    </ActionForm>
  );
}
