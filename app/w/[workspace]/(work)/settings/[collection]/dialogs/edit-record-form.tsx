'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { secretFields } from '@/lib/work/collections/definition';
import type { RecordView } from '@/lib/work/records/record-view';
import { updateRecordAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';
import { RecordFields } from '../fields/record-fields';
import { updateForm } from '../inputs';
import { RenewSecret } from './renew-secret';
import { StaleRecord } from './stale-record';
import { useRecordDialogs } from './use-record-dialogs';

/** Edits a record. After an edit conflict it shows the saved record and keeps the entered values. */
export function EditRecordForm({ record }: { record: RecordView }) {
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('collections');
  const records = useTranslations('records');
  const dialogs = useRecordDialogs();
  const schema = useMemo(() => updateForm(collection), [collection]);
  const { form, submit, error, draft } = useActionForm(updateRecordAction, schema, {
    defaultValues: {
      workspace,
      collection: collection.id,
      recordId: record.id,
      version: record.version,
      name: record.name,
      fields: { ...record.fields },
    },
    draft: `${collection.id}.${record.id}`,
    onSuccess: (_, { name }) => {
      toast(records('saved', { name }));
      dialogs.close();
    },
  });

  function takeOver(now: RecordView) {
    form.setValue('name', now.name);
    form.setValue('fields', { ...now.fields });
  }

  return (
    <ActionForm form={form} submit={submit} draft={draft}>
      <DialogHead title={t(`${collection.id}.edit`)}>{record.name}</DialogHead>
      <DialogBody>
        {error?.kind === 'stale' ? (
          <StaleRecord
            seen={record}
            onRead={({ version }) => form.setValue('version', version)}
            onTakeOver={takeOver}
          />
        ) : (
          <FormError error={error} />
        )}
        <RecordFields />
        {secretFields(collection, record.fields).length > 0 && <RenewSecret record={record} />}
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{records('save')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
