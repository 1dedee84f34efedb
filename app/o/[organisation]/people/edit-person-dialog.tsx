'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
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
import { toast } from '@/components/ui/toast';
import { organisationModel } from '@/lib/access/models/registry';
import type { PersonView } from '@/lib/access/people/list-people';
import type { ActionError } from '@/lib/platform/action-result';
import { changeOrganisationRoleAction, editPersonAction } from './actions';
import { EditPerson } from './inputs';

/** Edits a person's name, which every workspace shows (S1.34), and their role in the organisation. */
export function EditPersonDialog(props: { person: PersonView; organisation: string; close: () => void }) {
  const t = useTranslations('people');
  const roles = useTranslations('roles.organisation');
  const { person, organisation, close } = props;
  const [role, setRole] = useState<string>(person.role);
  const [roleError, setRoleError] = useState<ActionError | null>(null);
  const { form, submit, error } = useActionForm(editPersonAction, EditPerson, {
    defaultValues: { organisation, userId: person.userId, from: person.name, name: person.name },
    onSuccess: (_, { name }) => void finish(name),
  });

  const refused = error ?? roleError;
  const buildOn = (saved: string) => form.setValue('from', saved);

  async function finish(name: string) {
    setRoleError(null);
    if (role !== person.role) {
      const given = { organisation, userId: person.userId, from: person.role, role };
      const result = await changeOrganisationRoleAction(given);
      if (!result.ok) {
        buildOn(name.trim());
        return setRoleError(result.error);
      }
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
              {(control) => (
                <span className="flex items-center gap-2">
                  <Input
                    {...control}
                    className="min-w-0 flex-1"
                    autoComplete="off"
                    readOnly={!person.may.name.allowed}
                  />
                  {!person.may.name.allowed && <LockTile label={t('name')} decision={person.may.name} />}
                </span>
              )}
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
            {refused?.kind === 'stale' ? (
              <StalePageNotice
                saved={person.name}
                onRead={buildOn}
                versions={[
                  { field: t('name'), saved: person.name, own: form.getValues('name') },
                  { field: t('role'), saved: roles(`${person.role}.label`), own: roles(`${role}.label`) },
                ]}
              />
            ) : (
              <FormError error={refused} />
            )}
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
