'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { ControlledField, Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { AudienceField } from './audience-field';
import { useBroadcastPage } from './broadcast-page-context';

/** The option for no template, because a select has no empty value. */
const ownText = 'own';

/** Name, channel, text or template, and audience. */
export function BroadcastFields({ recipients }: { recipients: number | null }) {
  const t = useTranslations('broadcasts');
  const { workspace, surroundings } = useBroadcastPage();
  const hasChannel = surroundings.channels.length > 0;
  const toChannels = (chunks: ReactNode) => (
    <Link className="font-medium underline" href={`/w/${workspace}/settings/channels`}>
      {chunks}
    </Link>
  );
  return (
    <>
      <Field name="name" label={t('name')} help={t('nameHelp')}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <ControlledField
        name="channelId"
        label={t('channel')}
        help={!hasChannel && t.rich('noChannelHelp', { link: toChannels })}
      >
        {({ value, ref: _, ...control }) => (
          <Select
            {...control}
            value={typeof value === 'string' && value !== '' ? value : null}
            placeholder={t(hasChannel ? 'chooseChannel' : 'noChannel')}
            options={surroundings.channels.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </ControlledField>
      <AudienceField recipients={recipients} />
      <Text />
    </>
  );
}

/** A custom text, or a template where the channel is WhatsApp. */
function Text() {
  const t = useTranslations('broadcasts');
  const { surroundings } = useBroadcastPage();
  const { setValue } = useFormContext();
  const channelId = useWatch({ name: 'channelId' });
  const templateId = useWatch({ name: 'templateId' });
  const isWhatsApp = surroundings.channels.find(({ id }) => id === channelId)?.kind === 'whatsapp';
  const template = isWhatsApp ? surroundings.templates.find(({ id }) => id === templateId) : undefined;
  return (
    <>
      {isWhatsApp && (
        <ControlledField name="templateId" label={t('template')}>
          {({ value, onChange, ref: _, ...control }) => (
            <Select
              {...control}
              value={typeof value === 'string' ? value : ownText}
              onChange={(next) => onChange(next === ownText ? null : next)}
              options={[
                { value: ownText, label: t('ownText') },
                ...surroundings.templates.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </ControlledField>
      )}
      {template ? (
        <blockquote className="whitespace-pre-wrap rounded-3 bg-press px-3 py-2">{template.body}</blockquote>
      ) : (
        <Field name="body" label={t('text')} help={t('textHelp', { name: '{{name}}', me: '{{me}}' })}>
          {({ onChange, ...control }) => (
            <Textarea
              {...control}
              rows={6}
              onChange={(event) => {
                // A custom text replaces a template that was chosen for another channel.
                setValue('templateId', null);
                return onChange(event);
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
