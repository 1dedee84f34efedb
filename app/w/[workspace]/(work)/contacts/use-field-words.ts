'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { lifecycles } from '@/lib/work/contacts/lifecycle';
import { useContactsPage } from './contacts-page-context';
import type { TypedField } from './shown-values';

/** Labels of contact fields, and their values as text. */
export function useFieldWords() {
  const t = useTranslations('contacts');
  const format = useFormatter();
  const { fields } = useContactsPage();
  const own = (id: string) => fields.find((field) => field.id === id);
  const stage = (value: string | null) => {
    const known = lifecycles.find((each) => each === value);
    return known ? t(`lifecycles.${known}`) : t('none');
  };
  /** A stored value of a custom field. */
  const kept = (id: string, value: ContactView['fields'][string] | undefined): string => {
    if (value === undefined) return t('none');
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') return format.number(value, { maximumFractionDigits: 20 });
    const isDay = own(id)?.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value);
    return isDay
      ? format.dateTime(new Date(`${value}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
      : value;
  };
  return {
    stage,
    kept,
    label: (field: TypedField) => {
      const [head, id = ''] = field.split('.');
      return head === 'fields' ? (own(id)?.name ?? '') : t(field as Exclude<TypedField, `fields.${string}`>);
    },
    /** The text of an entered value. */
    value: (field: TypedField, typed: string) => {
      const [head, id = ''] = field.split('.');
      if (typed === '') return t('none');
      if (field === 'lifecycle') return stage(typed);
      const isYesNo = head === 'fields' && own(id)?.kind === 'yes-no';
      return isYesNo ? (typed === 'yes' ? t('yes') : t('no')) : typed;
    },
  };
}
