'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { MadeOnce } from '@/components/shell/made-once';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Plus } from '@/components/ui/icons';
import type { Decision } from '@/lib/policy/model';
import { createEndpointAction } from './actions';
import { EndpointFields } from './endpoint-fields';
import { ShownSecret } from './shown-secret';

const schema = () => import('./inputs').then((module) => module.CreateEndpoint);

/** The button that makes an endpoint, and the dialog that shows its secret this one time. */
export function NewEndpoint({ workspace, decision }: { workspace: string; decision: Decision }) {
  const t = useTranslations('endpoints');
  if (!decision.allowed) return <LockedButton label={t('new')} decision={decision} />;
  return (
    <MadeOnce<string>
      icon={<Plus aria-hidden />}
      label={t('new')}
      form={(onMade) => <NewEndpointForm workspace={workspace} onMade={onMade} />}
      shown={(secret) => <ShownSecret title={t('made')} secret={secret} />}
    />
  );
}

function NewEndpointForm(props: { workspace: string; onMade: (secret: string) => void }) {
  const t = useTranslations('endpoints');
  const { form, submit, error } = useActionForm(createEndpointAction, schema, {
    defaultValues: { workspace: props.workspace, name: '', url: '', isAll: true, kinds: [] },
    onSuccess: ({ secret }) => props.onMade(secret),
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('new')}>{t('lead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <EndpointFields />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('create')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
