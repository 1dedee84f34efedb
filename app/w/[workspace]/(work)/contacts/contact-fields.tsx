'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { FieldValue } from '@/components/work/field-value';
import type { FieldView } from '@/lib/access/masking/mask';
import type { MaskedField } from '@/lib/policy/model';
import { useContactsPage } from './contacts-page-context';
import { OwnFields } from './own-fields';

/**
 * The fields of a contact. A masked field is shown as such and is not part of the form, so that saving the others
 * leaves it unchanged (S1.26).
 */
export function ContactFields({ views }: { views?: Record<MaskedField, FieldView> }) {
  const t = useTranslations('contacts');
  return (
    <>
      <Field name="name" label={t('name')}>
        {(control) => <Input {...control} autoComplete="off" autoFocus />}
      </Field>
      <MaskableField field="phone" label={t('phone')} view={views?.phone} />
      <MaskableField field="email" label={t('email')} view={views?.email} />
      <OwnFields />
    </>
  );
}

function MaskableField(props: { field: MaskedField; label: string; view: FieldView | undefined }) {
  const t = useTranslations('contacts');
  const { masked } = useContactsPage();
  const { field, label, view } = props;
  if (view?.state === 'masked') {
    return (
      <dl className="grid gap-1.5">
        <dt className="font-medium">{label}</dt>
        <dd>
          <FieldValue field={field} view={view} />
        </dd>
        <dd className="type-13 text-ink-2">{t('keptMasked')}</dd>
      </dl>
    );
  }
  const help = masked.includes(field) ? t('addOnce') : field === 'phone' ? t('phoneHelp') : undefined;
  return (
    <Field name={field} label={label} help={help}>
      {(control) => <Input {...control} type={field === 'phone' ? 'tel' : 'email'} autoComplete="off" />}
    </Field>
  );
}
