'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { smsParts } from '@/lib/work/sending/parts';
import type { SendingOptions } from '@/lib/work/sending/sending-options';
import { sendMessageAction } from './actions';

const schema = () => import('./inputs').then((module) => module.SendMessage);

/** Recipient, text, and cost. */
export function SendForm({ workspace, means }: { workspace: string; means: SendingOptions }) {
  const t = useTranslations('sending');
  const { groups, templates, isPrepaid } = means;
  const [template, setTemplate] = useState<string | null>(null);
  const { form, submit, error } = useActionForm(sendMessageAction, schema, {
    defaultValues: {
      workspace,
      to: 'phone',
      phone: '',
      listId: '',
      body: '',
      requestId: v7(),
    },
    onSuccess: ({ messages, credits }, sent) => {
      toast(isPrepaid ? t('sentFor', { count: messages, credits }) : t('sent', { count: messages }));
      form.reset({ ...sent, body: '', requestId: v7() });
      setTemplate(null);
    },
  });
  const to = form.watch('to');
  const parts = smsParts(form.watch('body'));

  function use(id: string) {
    setTemplate(id);
    const body = templates.find((each) => each.id === id)?.body ?? '';
    form.setValue('body', body, { shouldValidate: true });
  }

  return (
    <ActionForm form={form} submit={submit} className="gap-4" aria-label={t('title')}>
      <FormError error={error} />
      {groups.length > 0 && (
        <Segmented
          label={t('to')}
          className="justify-self-start"
          value={to}
          onChange={(value) => form.setValue('to', value)}
          segments={[
            { value: 'phone', label: t('toPhone') },
            { value: 'group', label: t('toGroup') },
          ]}
        />
      )}
      {to === 'phone' ? (
        <Field name="phone" label={t('phone')} help={t('phoneHelp')}>
          {(control) => <Input {...control} type="tel" autoComplete="off" />}
        </Field>
      ) : (
        <ControlledField name="listId" label={t('group')} help={t('groupHelp')}>
          {({ ref: _, ...control }) => (
            <Select
              {...control}
              options={groups.map(({ id, name, from }) => ({
                value: id,
                label: from ? t('sharedFrom', { name, account: from }) : name,
              }))}
              placeholder={t('choose')}
            />
          )}
        </ControlledField>
      )}
      {templates.length > 0 && (
        <Select
          aria-label={t('template')}
          value={template}
          onChange={use}
          placeholder={t('template')}
          options={templates.map(({ id, name, from }) => ({
            value: id,
            label: from ? t('sharedFrom', { name, account: from }) : name,
          }))}
        />
      )}
      <Field name="body" label={t('text')} help={t('parts', { count: parts })}>
        {(control) => <Textarea {...control} rows={6} />}
      </Field>
      <SubmitButton className="self-start">{t('send')}</SubmitButton>
    </ActionForm>
  );
}
