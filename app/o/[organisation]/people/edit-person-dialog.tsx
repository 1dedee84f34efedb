'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useErrorText } from '@/components/form/use-error-text';
import { LockTile } from '@/components/lock/locked-button';
import { Avatar } from '@/components/ui/avatar';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast, toastError } from '@/components/ui/toast';
import { organisationModel } from '@/lib/policy/models/registry';
import type { PersonView } from '@/lib/services/people/list';
import { changeOrganisationRoleAction, editPersonAction } from './actions';
import { EditPerson } from './inputs';

/** A person's name, which every workspace shows (S1.34), and their role in the organisation. */
export function EditPersonDialog(props: { person: PersonView; organisation: string; close: () => void }) {
  const t = useTranslations('people');
  const roles = useTranslations('roles.organisation');
  const errorText = useErrorText();
  const { person, organisation, close } = props;
  const [role, setRole] = useState<string>(person.role);
  const { form, submit, error } = useActionForm(editPersonAction, EditPerson, {
    defaultValues: { organisation, userId: person.userId, name: person.name },
    onSuccess: (_, { name }) => void finish(name),
  });

  async function finish(name: string) {
    if (role !== person.role) {
      const given = { organisation, userId: person.userId, from: person.role, role };
      const result = await changeOrganisationRoleAction(given);
      if (!result.ok) return void toastError(errorText(result.error.message));
    }
    toast(t('saved', { name }));
    close();
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHead
          title={t('editTitle')}
          avatar={<Avatar id={person.userId} name={person.name} size={40} />}
        >
          {person.email}
        </DialogHead>
        <ActionForm form={form} submit={submit}>
          <DialogBody>
            <Field name="name" label={t('name')} help={t('nameHelp')}>
              {(control) => <Input {...control} autoComplete="off" />}
            </Field>
            <div className="grid gap-1.5">
              <span id="organisation-role" className="font-medium">
                {t('role')}
              </span>
              <span className="flex items-center gap-2">
                <Select
                  aria-labelledby="organisation-role"
                  className="flex-1"
                  value={role}
                  disabled={!person.may.editRole.allowed}
                  onChange={setRole}
                  options={Object.keys(organisationModel.roles).map((id) => ({
                    value: id,
                    label: roles(`${id}.label`),
                  }))}
                />
                {!person.may.editRole.allowed && (
                  <LockTile label={t('role')} decision={person.may.editRole} />
                )}
              </span>
              <p className="type-13 text-ink-2">{roles(`${role}.description`)}</p>
            </div>
            <FormError error={error} />
          </DialogBody>
          <DialogFoot>
            <DialogCancel />
            <SubmitButton size="lg">{t('update')}</SubmitButton>
          </DialogFoot>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
