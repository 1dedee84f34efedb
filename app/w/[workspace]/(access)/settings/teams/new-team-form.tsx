'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { TeamPerson } from '@/lib/access/teams/describe-team';
import { createTeamAction } from './actions';
import { CreateTeam } from './inputs';
import { MemberPicker } from './member-picker';

/** Creates a team with its first members. */
export function NewTeamForm({ workspace }: { workspace: string }) {
  const t = useTranslations('teams');
  const close = useCloseRoute();
  const [people, setPeople] = useState<TeamPerson[]>([]);
  const { form, submit, error } = useActionForm(createTeamAction, CreateTeam, {
    defaultValues: { workspace, name: '', memberIds: [] },
    onSuccess: (_, { name }) => {
      toast(t('created', { name }));
      close();
    },
  });

  function choose(next: TeamPerson[]) {
    setPeople(next);
    form.setValue(
      'memberIds',
      next.map(({ id }) => id),
    );
  }

  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('new')}>{t('newLead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <Field name="name" label={t('name')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <MemberPicker workspace={workspace} people={people} onChange={choose} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('create')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
