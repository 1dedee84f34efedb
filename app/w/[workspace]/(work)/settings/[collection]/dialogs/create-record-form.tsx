'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { secretFields } from '@/lib/work/collections/definition';
import { createRecordAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';
import { RecordFields } from '../fields/record-fields';
import { createForm } from '../inputs';
import { useRecordDialogs } from './use-record-dialogs';

/** Creates a record by the collection's definition. */
export function CreateRecordForm() {
  const { workspace, collection, initial } = useCollectionPage();
  const t = useTranslations('collections');
  const records = useTranslations('records');
  const dialogs = useRecordDialogs();
  const schema = useMemo(() => createForm(collection), [collection]);
  const { form, submit, error, draft } = useActionForm(createRecordAction, schema, {
    defaultValues: { workspace, collection: collection.id, name: '', fields: { ...initial } },
    draft: `${collection.id}.new`,
    onSuccess: ({ secrets }, { name }) => {
      toast(records('added', { name }));
      if (Object.keys(secrets).length > 0) dialogs.showSecrets({ name, secrets });
      else dialogs.close();
    },
  });
  return (
    <ActionForm form={form} submit={submit} draft={draft}>
      <DialogHead title={t(`${collection.id}.new`)} />
      <DialogBody>
        <RecordFields />
        <SecretNote />
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t(`${collection.id}.add`)}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

/** Announces the secret before it is shown, because it is shown once. */
function SecretNote() {
  const { collection } = useCollectionPage();
  const t = useTranslations('records');
  const values: Record<string, unknown> = useWatch({ name: 'fields' }) ?? {};
  if (secretFields(collection, values).length === 0) return null;
  return <p className="type-13 text-ink-2">{t('secretWillShow')}</p>;
}
