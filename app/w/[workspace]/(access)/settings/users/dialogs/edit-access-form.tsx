'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { DialogBody, DialogCancel, DialogFoot, DialogSplit } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { LevelChoice } from '../access/level-choice';
import { RestrictionOptions } from '../access/restriction-options';
import { RightOptions } from '../access/right-options';
import { StaleAccess } from '../access/stale-access';
import { VisibilityWarning } from '../access/visibility-warning';
import { WhatChanges } from '../access/what-changes';
import { changeAccessAction } from '../actions';
import { ChangeAccess } from '../inputs';
import { useDay } from '../use-day';
import { useUserWords } from '../use-user-words';
import { useUsersPage } from '../users-page-context';
import { MemberHead } from './member-head';
import { PasswordSection } from './password-section';

/** A constant, so that nothing is recomputed for a new empty array. */
const none: string[] = [];

/**
 * Edit (R9, S0.8, S1.31, S3.10): access level, restrictions and rights, beside what the member gains and loses (B2).
 */
export function EditAccessForm({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const close = useCloseRoute();
  const words = useUserWords();
  const { workspace } = useUsersPage();
  const day = useDay();
  const [current, setCurrent] = useState(member);
  const { form, submit, error, draft } = useActionForm(changeAccessAction, ChangeAccess, {
    defaultValues: {
      workspace: workspace.slug,
      memberId: member.id,
      version: member.version,
      role: member.role,
      restrictions: [...member.restrictions],
      grants: [...member.grants],
      until: day.lastInput(member.reverts?.at ?? null),
    },
    draft: `access.${member.id}`,
    onSuccess: () => {
      toast(t('accessUpdated', { name: member.name || member.email }));
      close();
    },
  });
  const [role, restrictions, grants = none] = form.watch(['role', 'restrictions', 'grants']);

  function reset() {
    form.setValue('role', current.role);
    form.setValue('restrictions', [...current.restrictions]);
    form.setValue('grants', [...current.grants]);
  }

  return (
    <ActionForm form={form} submit={submit} draft={draft}>
      <DialogSplit side={<WhatChanges member={current} access={{ role, restrictions, grants }} />}>
        <MemberHead title={t('editAccess')} member={current} />
        <DialogBody>
          {error?.kind === 'stale' ? (
            <StaleAccess
              member={member}
              onRead={({ member: now }) => {
                setCurrent(now);
                form.setValue('version', now.version);
              }}
            />
          ) : (
            <FormError error={error} />
          )}
          <LevelChoice look="lines" before={current.role} />
          <RestrictionOptions role={role} before={role === current.role ? current.restrictions : undefined} />
          <VisibilityWarning restrictions={restrictions} people={member.teams.length > 0 ? 0 : 1} />
          <RightOptions role={role} before={role === current.role ? current.grants : undefined} />
          <Field
            name="until"
            label={t('changeUntil')}
            hint={t('optional')}
            help={t('changeUntilHelp', { timeZone: workspace.timeZone })}
            className="max-w-[280px]"
          >
            {(control) => <DateInput {...control} />}
          </Field>
          <PasswordSection member={member} />
        </DialogBody>
      </DialogSplit>
      <DialogFoot
        note={
          <Button size="lg" variant="quiet" onClick={reset} className="-ml-2">
            {t('reset')}
          </Button>
        }
      >
        <DialogCancel />
        <SubmitButton size="lg">{words.save}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
