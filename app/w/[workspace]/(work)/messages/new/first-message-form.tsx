'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { ContactChannel } from '@/lib/work/inbox/messages/contact-channels';
import { startConversationAction } from '../actions';

const schema = () => import('../inputs').then((module) => module.StartConversation);

/** The channel and the text; then the conversation opens. */
export function FirstMessageForm(props: {
  workspace: string;
  contact: string;
  name: string;
  channels: readonly ContactChannel[];
}) {
  const { workspace, contact, name, channels } = props;
  const t = useTranslations('firstMessage');
  const kinds = useTranslations('contacts.channels');
  const router = useRouter();
  const { form, submit, error, draft } = useActionForm(startConversationAction, schema, {
    defaultValues: { workspace, contactId: contact, channelId: channels[0]?.id ?? '', body: '' },
    draft: `message.${contact}`,
    onSuccess: ({ conversationId }) =>
      router.replace(`/w/${workspace}/messages?conversation=${conversationId}`),
  });
  return (
    <ActionForm form={form} submit={submit} draft={draft}>
      <DialogHead title={t('title', { name })} />
      <DialogBody>
        <FormError error={error} />
        <Field name="body" label={t('text')}>
          {(control) => <Textarea {...control} rows={5} />}
        </Field>
        <ControlledField name="channelId" label={t('channel')} help={t('channelHelp')}>
          {({ ref: _, ...control }) => (
            <Select
              {...control}
              options={channels.map(({ id, name: channel, kind }) => ({
                value: id,
                label: t('channelOfKind', { channel, kind: kinds(kind) }),
              }))}
            />
          )}
        </ControlledField>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('send')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
