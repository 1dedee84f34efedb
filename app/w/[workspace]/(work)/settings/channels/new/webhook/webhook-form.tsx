'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyField } from '@/components/ui/copy-field';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { type ChannelKind, kindOf } from '@/lib/work/inbox/channels/channels';
import { inboundAddress } from '@/lib/work/inbox/channels/webhook/example';
import { createRecordAction } from '../../../[collection]/actions';
import { useCollectionPage } from '../../../[collection]/collection-page-context';
import { RecordFields } from '../../../[collection]/fields/record-fields';
import { createForm } from '../../../[collection]/inputs';
import { InboundShape } from '../../[record]/inbound-shape';

interface Made {
  id: string;
  name: string;
  kind: ChannelKind;
  secret: string;
}

/** Name, kind and outbound address of a webhook channel; then its address and its secret, which are shown once. */
export function WebhookForm({ origin, list }: { origin: string; list: string }) {
  const { workspace, collection, initial } = useCollectionPage();
  const t = useTranslations('channels');
  const named = useTranslations('collections.channels');
  const records = useTranslations('records');
  const [made, setMade] = useState<Made | null>(null);
  const schema = useMemo(() => createForm(collection), [collection]);
  const { form, submit, error } = useActionForm(createRecordAction, schema, {
    defaultValues: { workspace, collection: collection.id, name: '', fields: { ...initial } },
    onSuccess: ({ id, secrets }, { name, fields }) =>
      setMade({
        ...{ id, name, secret: secrets.secret ?? '' },
        kind: kindOf(fields),
      }),
  });
  if (made) return <WebhookReady made={made} origin={origin} list={list} />;
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('cards.webhook.title')}>{t('cards.webhook.text')}</DialogHead>
      <DialogBody>
        <RecordFields />
        <p className="type-13 text-ink-2">{records('secretWillShow')}</p>
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{named('add')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

function WebhookReady({ made, origin, list }: { made: Made; origin: string; list: string }) {
  const t = useTranslations('channels');
  const records = useTranslations('records');
  const address = inboundAddress(origin, made.id);
  return (
    <>
      <DialogHead title={t('connected', { name: made.name })}>{t('webhook.readyText')}</DialogHead>
      <DialogBody>
        <div className="grid gap-1.5">
          <b className="font-medium">{t('webhook.inbound')}</b>
          <CopyField value={address} label={t('webhook.copyInbound')} />
        </div>
        <div className="grid gap-1.5">
          <b className="font-medium">{records('secret')}</b>
          <CopyField value={made.secret} label={t('webhook.copySecret')} />
          <p className="type-13 text-ink-2">{records('secretOnce')}</p>
        </div>
        <InboundShape address={address} kind={made.kind} secret={made.secret} />
      </DialogBody>
      <DialogFoot>
        <ButtonLink size="lg" variant="primary" href={`${list}/${made.id}`}>
          {t('open')}
        </ButtonLink>
      </DialogFoot>
    </>
  );
}
