'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';

/** What the organisation and its first workspace are called. */
export function NameStep() {
  const t = useTranslations('newOrganisation');
  return (
    <div className="grid max-w-form gap-4">
      <Field name="name" label={t('organisation')} help={t('organisationHelp')}>
        {(control) => <Input {...control} size="gate" autoComplete="organization" />}
      </Field>
      <Field name="workspaceName" label={t('workspace')} help={t('workspaceHelp')}>
        {(control) => <Input {...control} size="gate" autoComplete="off" />}
      </Field>
    </div>
  );
}
