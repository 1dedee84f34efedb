'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import type { TeamPerson } from '@/lib/services/teams/describe';
import { createTeamAction } from './actions';
import { MemberPicker } from './member-picker';

const schema = () => import('./inputs').then((module) => module.CreateTeam);

/** The button that begins a team, locked for who may only look. */
export function NewTeam({ workspace, decision }: { workspace: string; decision: Decision }) {
  const t = useTranslations('teams');
  const [isOpen, setOpen] = useState(false);
  if (!decision.allowed) return <LockedButton label={t('new')} decision={decision} />;
  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent>
          <NewTeamForm workspace={workspace} close={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function NewTeamForm({ workspace, close }: { workspace: string; close: () => void }) {
  const t = useTranslations('teams');
  const [people, setPeople] = useState<TeamPerson[]>([]);
  const { form, submit, error } = useActionForm(createTeamAction, schema, {
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
