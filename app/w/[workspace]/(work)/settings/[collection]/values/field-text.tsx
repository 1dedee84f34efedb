'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Field, FieldValue } from '@/lib/work/collections/field';
import { isEmpty } from '@/lib/work/collections/field';
import { stepsIn } from '@/lib/work/collections/steps';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';
import { useStepText } from './step-text';

/** A value as text, for lists and notices; null if there is none. */
export function useFieldText(): (
  name: string,
  field: Field | undefined,
  value?: FieldValue,
  names?: RecordView['names'],
) => string | null {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const format = useFormatter();
  const t = useTranslations('records');
  const stepText = useStepText();
  return (name, field, value, names = {}) => {
    if (value === undefined || isEmpty(value)) return null;
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'string') {
      if (field?.kind === 'choice') return words.choice(name, value);
      if (field?.kind === 'reference') return names[name] ?? t('notVisible');
      if (field?.kind === 'moment') {
        return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short' });
      }
      if (field?.kind === 'date') return format.dateTime(new Date(value), { dateStyle: 'medium' });
      return value;
    }
    if (field?.kind === 'steps') return stepsIn(value).map(stepText).join(' → ');
    const texts = value?.filter((one) => typeof one === 'string') ?? [];
    const each = texts.map((one) => (field?.kind === 'choices' ? words.choice(name, one) : one));
    return format.list(each, { type: 'unit' });
  };
}

/** One value in a cell. */
export function FieldText(props: { name: string; field: Field; record: RecordView }) {
  const { name, field, record } = props;
  const t = useTranslations('records');
  const fieldText = useFieldText();
  const text = fieldText(name, field, record.fields[name], record.names);
  if (text === null) return <span className="text-ink-3">{t('none')}</span>;
  return (
    <span className="block truncate text-ink-2" title={text}>
      {text}
    </span>
  );
}
