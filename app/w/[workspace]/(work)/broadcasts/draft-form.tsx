'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import { deleteBroadcastAction, updateBroadcastAction } from './actions';
import { BroadcastFields } from './broadcast-fields';
import { useBroadcastPage } from './broadcast-page-context';
import { StaleBroadcast } from './stale-broadcast';

const schema = () => import('./inputs').then((module) => module.UpdateBroadcast);

const valuesOf = ({ name, channelId, templateId, body, audience }: BroadcastView) => ({
  name,
  channelId,
  templateId,
  body,
  audience,
});

/** Edits a draft. After an edit conflict it shows the saved draft and keeps the entered values. */
export function DraftForm({ broadcast, recipients }: { broadcast: BroadcastView; recipients: number }) {
  const t = useTranslations('broadcasts');
  const router = useRouter();
  const fail = useFailureToast();
  const { workspace } = useBroadcastPage();
  const { id: broadcastId, version, name } = broadcast;
  const { form, submit, error, draft } = useActionForm(updateBroadcastAction, schema, {
    defaultValues: { workspace, broadcastId, version, ...valuesOf(broadcast) },
    draft: `broadcast.${broadcastId}`,
    onSuccess: (_, sent) => {
      // The next save is based on this version.
      form.reset({ ...sent, version: sent.version + 1 });
      toast(t('saved', { name: sent.name }));
    },
  });

  async function remove() {
    const answer = await deleteBroadcastAction({
      workspace,
      broadcastId,
      version: form.getValues('version'),
    });
    if (!answer.ok) return fail(answer.error);
    toast(t('deleted', { name }));
    router.push(`/w/${workspace}/broadcasts`);
  }

  return (
    <ActionForm form={form} submit={submit} draft={draft} aria-label={name} className="gap-5">
      {error?.kind === 'stale' ? (
        <StaleBroadcast
          seen={broadcast}
          onRead={(now) => form.setValue('version', now.version)}
          onTakeOver={(now) => form.reset({ workspace, broadcastId, version: now.version, ...valuesOf(now) })}
        />
      ) : (
        <FormError error={error} />
      )}
      <BroadcastFields recipients={recipients} />
      <div className="flex gap-2">
        <SubmitButton variant="secondary" size="lg">
          {t('save')}
        </SubmitButton>
        <Button size="lg" variant="quiet-danger" onClick={() => void remove()}>
          {t('delete')}
        </Button>
      </div>
    </ActionForm>
  );
}
