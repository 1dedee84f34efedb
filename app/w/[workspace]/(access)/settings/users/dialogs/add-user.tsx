'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { initialGrants } from '@/lib/policy/changes/offers';
import { LevelChoice } from '../access/level-choice';
import { useProposedLevel } from '../access/levels';
import { RestrictionOptions } from '../access/restriction-options';
import { RightOptions } from '../access/right-options';
import { TeamChoice } from '../access/team-choice';
import { VisibilityWarning } from '../access/visibility-warning';
import { inviteMembersAction } from '../actions';
import { InviteMembers } from '../inputs';
import { useUserWords } from '../use-user-words';
import { useUsersPage } from '../users-page-context';
import { EmailTokens } from './email-tokens';
import { type Invited, InvitedLinks } from './invited-links';
import { useSkipReasons } from './skip-reasons';

/** Add user (S1.8, S3.6): email, access level, advanced restrictions, Add; then the links (S1.9). */
export function AddUser() {
  const [invited, setInvited] = useState<Invited | null>(null);
  const close = useCloseRoute();
  if (invited) return <InvitedLinks invited={invited} onClose={close} onMore={() => setInvited(null)} />;
  return <AddUserForm onInvited={setInvited} />;
}

function AddUserForm({ onInvited }: { onInvited: (invited: Invited) => void }) {
  const t = useTranslations('users');
  const words = useUserWords();
  const { workspace, organisation, canMail, access } = useUsersPage();
  const role = useProposedLevel();
  const skips = useSkipReasons();
  const { form, submit, error, draft } = useActionForm(inviteMembersAction, InviteMembers, {
    defaultValues: {
      workspace: workspace.slug,
      emails: [],
      role,
      restrictions: [],
      grants: initialGrants(access, role),
      teamId: null,
    },
    draft: 'users.invite',
    onSuccess: (outcome, sent) => {
      if (outcome.invited.length > 0)
        onInvited({ ...outcome, access: { ...sent, grants: sent.grants ?? [] } });
      else skips.learn(outcome.skipped);
    },
  });
  const [chosen, emails, restrictions, teamId] = form.watch(['role', 'emails', 'restrictions', 'teamId']);
  const leftOut = emails.filter((email) => skips.reasonFor(email)).length;

  return (
    <ActionForm form={form} submit={submit} draft={draft}>
      <DialogHead title={words.add}>{canMail ? t('addByMail') : t('addByLink')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <ControlledField
          name="emails"
          label={t('email')}
          hint={t('emailHint')}
          help={
            <>
              {emails.length > 0 && (
                <b className="font-medium">
                  {t('willBeInvited', { count: emails.length - leftOut, leftOut })}{' '}
                </b>
              )}
              {t('alsoJoin', { organisation: organisation.name })}
            </>
          }
        >
          {(control) => <EmailTokens {...control} reasonFor={skips.reasonFor} onTokens={skips.check} />}
        </ControlledField>
        <LevelChoice look="cards" />
        <RestrictionOptions role={chosen} />
        <TeamChoice />
        <VisibilityWarning restrictions={restrictions} people={teamId ? 0 : Math.max(emails.length, 1)} />
        <RightOptions role={chosen} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{words.send}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
