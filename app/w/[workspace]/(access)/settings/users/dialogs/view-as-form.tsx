'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Callout } from '@/components/ui/callout';
import { DialogBody, DialogCancel, DialogFoot } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { MemberView } from '@/lib/access/members/member-view';
import { viewAsAction } from '../../../../viewing/actions';
import { ViewAs } from '../../../../viewing/inputs';
import { useUsersPage } from '../users-page-context';
import { MemberHead } from './member-head';

interface ViewAsFormProps {
  member: MemberView;
  /** Why it is refused, as a key of `errors`; null where nothing prevents it. */
  obstacle: 'viewing-not-active' | 'viewing-delegated' | 'viewing-administrator' | 'viewing-above' | null;
}

/** View as a member (B6): what it shows, what it cannot do, and the reason, which the member will read. */
export function ViewAsForm({ member, obstacle }: ViewAsFormProps) {
  const t = useTranslations('viewing');
  const errors = useTranslations('errors');
  const { workspace } = useUsersPage();
  const { form, submit, error } = useActionForm(viewAsAction, ViewAs, {
    defaultValues: { workspace: workspace.slug, memberId: member.id, reason: '' },
    // A full page load, so that nothing of the viewer's own console stays in memory.
    onSuccess: () => window.location.assign(`/w/${workspace.slug}`),
  });
  return (
    <ActionForm form={form} submit={submit}>
      <MemberHead title={t('title')} member={member} />
      <DialogBody>
        {obstacle ? (
          <Callout>{errors(obstacle)}</Callout>
        ) : (
          <>
            <FormError error={error} />
            <p>{t('lead', { name: member.name })}</p>
            <Field name="reason" label={t('reason')} help={t('reasonHelp', { name: member.name })}>
              {(control) => <Input {...control} autoComplete="off" maxLength={300} />}
            </Field>
          </>
        )}
      </DialogBody>
      <DialogFoot note={!obstacle && t('note')}>
        <DialogCancel />
        {!obstacle && <SubmitButton size="lg">{t('submit')}</SubmitButton>}
      </DialogFoot>
    </ActionForm>
  );
}
