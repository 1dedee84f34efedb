'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { everybody } from '@/lib/work/broadcasts/audience';
import { createBroadcastAction } from './actions';
import { BroadcastFields } from './broadcast-fields';
import { useBroadcastPage } from './broadcast-page-context';

const schema = () => import('./inputs').then((module) => module.CreateBroadcast);

/** Creates a broadcast as a draft, which can be reviewed before it is sent. */
export function NewBroadcastForm() {
  const t = useTranslations('broadcasts');
  const router = useRouter();
  const { workspace, surroundings } = useBroadcastPage();
  const [only, another] = surroundings.channels;
  const { form, submit, error, draft } = useActionForm(createBroadcastAction, schema, {
    defaultValues: {
      workspace,
      name: '',
      channelId: only && !another ? only.id : '',
      templateId: null,
      body: '',
      audience: everybody,
    },
    draft: 'broadcast.new',
    onSuccess: ({ id }) => router.push(`/w/${workspace}/broadcasts/${id}`),
  });
  return (
    <ActionForm form={form} submit={submit} draft={draft} aria-label={t('new')} className="gap-5">
      <BroadcastFields recipients={null} />
      <FormError error={error} />
      <SubmitButton size="lg" className="self-start">
        {t('saveDraft')}
      </SubmitButton>
    </ActionForm>
  );
}
