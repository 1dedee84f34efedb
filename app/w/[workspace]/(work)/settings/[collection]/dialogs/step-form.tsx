'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { emptyRecord, stepFields } from '@/lib/work/collections/definition';
import type { RecordView } from '@/lib/work/records/record-view';
import { transitionRecordAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';
import { FieldsOf } from '../fields/record-fields';
import { stepForm } from '../inputs';
import { ReachOf } from './reach-of';
import { useRecordDialogs } from './use-record-dialogs';

/** A transition that first asks for fields, such as the time of sending, or shows whom it reaches. */
export function StepForm({ record, transition }: { record: RecordView; transition: string }) {
  const { workspace, collection, choices } = useCollectionPage();
  const t = useTranslations('records');
  const words = useCollectionWords(collection);
  const dialogs = useRecordDialogs();
  const asked = useMemo(() => stepFields(collection, transition), [collection, transition]);
  const schema = useMemo(() => stepForm(asked), [asked]);
  const { form, submit, error } = useActionForm(transitionRecordAction, schema, {
    defaultValues: {
      workspace,
      collection: collection.id,
      recordId: record.id,
      version: record.version,
      transition,
      fields: emptyRecord(asked),
    },
    onSuccess: () => {
      const state = collection.transitions?.[transition]?.to ?? '';
      toast(t('nowIn', { name: record.name, state: words.state(state) }));
      dialogs.close();
    },
  });
  const note = words.transitionNote(transition);
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={words.transition(transition)}>{record.name}</DialogHead>
      <DialogBody>
        {collection.transitions?.[transition]?.reaches && <ReachOf record={record} transition={transition} />}
        {note && <p>{note}</p>}
        <FieldsOf id={collection.id} of={asked} choices={choices} />
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{words.transition(transition)}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
