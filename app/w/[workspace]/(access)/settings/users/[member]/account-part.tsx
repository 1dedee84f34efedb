'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Part } from '@/components/shell/part';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import type { EmailOutcome } from '@/lib/access/profiles/change-address';
import type { ProfileView } from '@/lib/access/profiles/view-profile';
import { updateAccountAction } from '../actions';
import { AccountFields, UsernameShown } from '../dialogs/account-fields';
import { useUsersPage } from '../users-page-context';

const schema = () => import('../inputs').then((module) => module.UpdateAccount);

/** The account details: everything except the username can be changed (S4.8). */
export function AccountPart({ member, profile }: { member: MemberView; profile: ProfileView }) {
  const t = useTranslations('member');
  const { workspace } = useUsersPage();
  const [outcome, setOutcome] = useState<EmailOutcome | null>(null);
  const words = useTranslations('account');
  const { username, version, ...details } = profile;
  const saved = { workspace: workspace.slug, memberId: member.id, version, ...details };
  const { form, submit, error } = useActionForm(updateAccountAction, schema, {
    defaultValues: saved,
    onSuccess: (answer, sent) => {
      form.reset({ ...sent, version: Number(sent.version) + 1 });
      setOutcome(answer.email);
      toast(t('accountSaved'));
    },
  });
  return (
    <Part title={t('account')}>
      <ActionForm form={form} submit={submit} className="max-w-[376px] gap-4" aria-label={t('account')}>
        {error?.kind === 'stale' ? (
          <StalePageNotice
            saved={version}
            onRead={(now) => form.setValue('version', now)}
            onTakeOver={() => form.reset(saved)}
            versions={(['email', 'firstName', 'lastName', 'website'] as const).map((field) => ({
              field: words(field),
              saved: details[field] || '–',
              own: form.getValues(field) || '–',
            }))}
          />
        ) : (
          <FormError error={error} />
        )}
        <UsernameShown username={username} />
        <AccountFields />
        {outcome?.kind === 'to-be-confirmed' && (
          <Callout role="status">{t('emailToBeConfirmed', { email: outcome.email })}</Callout>
        )}
        {outcome?.kind === 'invited-anew' && <CopyField value={outcome.link} label={t('copyLink')} />}
        <SubmitButton className="self-start">{t('saveAccount')}</SubmitButton>
      </ActionForm>
    </Part>
  );
}
