'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { createRecordAction } from '../../../[collection]/actions';
import { useCollectionPage } from '../../../[collection]/collection-page-context';
import { RecordFields } from '../../../[collection]/fields/record-fields';
import { createForm } from '../../../[collection]/inputs';

/** Name, sites and greeting of a web chat; then its page, with the tag for the sites. */
export function WidgetForm({ list }: { list: string }) {
  const { workspace, collection, initial } = useCollectionPage();
  const t = useTranslations('channels');
  const named = useTranslations('collections.channels');
  const router = useRouter();
  const schema = useMemo(() => createForm(collection), [collection]);
  const { form, submit, error } = useActionForm(createRecordAction, schema, {
    defaultValues: { workspace, collection: collection.id, name: '', fields: { ...initial } },
    onSuccess: ({ id }, { name }) => {
      toast(t('connected', { name }));
      router.push(`${list}/${id}`);
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('cards.widget.title')}>{t('cards.widget.text')}</DialogHead>
      <DialogBody>
        <RecordFields />
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{named('add')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
