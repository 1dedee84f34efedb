'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { KindChoice } from './kind-choice';

/** The fields of an endpoint: name, address and events. */
export function EndpointFields() {
  const t = useTranslations('endpoints');
  return (
    <>
      <Field name="name" label={t('name')} help={t('nameHelp')}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Field name="url" label={t('url')} help={t('urlHelp')}>
        {(control) => <Input {...control} type="url" placeholder="https://" autoComplete="off" />}
      </Field>
      <KindChoice />
    </>
  );
}
