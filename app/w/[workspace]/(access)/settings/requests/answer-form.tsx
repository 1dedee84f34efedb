'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { durationsWithin } from '@/lib/access/members/requests/request-duration';
import type { RequestView } from '@/lib/access/members/requests/request-view';
import { grantRequestAction, refuseRequestAction } from './actions';
import { DurationFields } from './duration-fields';
import { GrantRequest, RefuseRequest } from './inputs';
import { useUntil } from './use-until';

interface Props {
  request: RequestView;
  workspace: string;
  timeZone: string;
}

/** Grants a request, for the time that was asked for or a shorter one, or refuses it with an optional reason. */
export function AnswerForm(props: Props) {
  const t = useTranslations('requests');
  const [isRefusing, setRefusing] = useState(false);
  if (isRefusing && props.request.may?.allowed)
    return <RefuseForm {...props} onCancel={() => setRefusing(false)} />;
  if (!props.request.may?.allowed) return null;
  const refuse = <Button onClick={() => setRefusing(true)}>{t('refuse')}</Button>;
  return <GrantForm {...props} refuse={refuse} />;
}

function GrantForm({ request, workspace, timeZone, refuse }: Props & { refuse: React.ReactNode }) {
  const t = useTranslations('requests');
  const until = useUntil(timeZone);
  const { revertsAt } = request.asker;
  const { form, submit, error } = useActionForm(grantRequestAction, GrantRequest, {
    defaultValues: {
      workspace,
      askedId: request.id,
      version: request.version,
      isWithCurrent: revertsAt !== null,
      duration: request.duration,
      untilDay: request.untilDay ?? '',
    },
    onSuccess: ({ status }) =>
      toast(status === 'approved' ? t('granted', { name: request.asker.name }) : t('notNeeded')),
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-3">
      <FormError error={error} />
      {revertsAt ? (
        <p className="type-13 text-ink-2">{t('withCurrent', { date: until.moment(revertsAt) })}</p>
      ) : (
        <DurationFields durations={durationsWithin(request.duration)} label={t('grantFor')} />
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{t('grant')}</SubmitButton>
        {refuse}
      </div>
    </ActionForm>
  );
}

function RefuseForm({ request, workspace, onCancel }: Props & { onCancel: () => void }) {
  const t = useTranslations('requests');
  const ui = useTranslations('ui');
  const { form, submit, error } = useActionForm(refuseRequestAction, RefuseRequest, {
    defaultValues: { workspace, askedId: request.id, version: request.version, reason: '' },
    onSuccess: () => toast(t('refused', { name: request.asker.name })),
  });
  return (
    <ActionForm form={form} submit={submit} className="gap-3">
      <FormError error={error} />
      <Field name="reason" label={t('reason')} hint={t('optional')} help={t('reasonHelp')}>
        {(control) => <Textarea {...control} rows={2} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{t('refuse')}</SubmitButton>
        <Button onClick={onCancel}>{ui('cancel')}</Button>
      </div>
    </ActionForm>
  );
}
