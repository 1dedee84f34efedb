'use client';

import { useTranslations } from 'next-intl';
import { StaleNotice, type Version } from '@/components/form/stale-notice';
import type { FieldValue } from '@/lib/work/collections/field';
import type { RecordView } from '@/lib/work/records/record-view';
import { findRecordAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';
import { useFieldText } from '../values/field-text';

/**
 * Another person changed the record first: each field that they changed.
 *
 * @param props `onRead` gets the record that the next try builds on; `onTakeOver` puts it into the form
 */
export function StaleRecord(props: {
  seen: RecordView;
  onRead: (now: RecordView) => void;
  onTakeOver?: (now: RecordView) => void;
}) {
  const { workspace, collection } = useCollectionPage();
  const { seen, onRead, onTakeOver } = props;
  const changedFields = useChangedFields();
  return (
    <StaleNotice
      read={() => findRecordAction({ workspace, collection: collection.id, recordId: seen.id })}
      onRead={onRead}
      onTakeOver={onTakeOver}
      versionOf={(now) => ({ by: now.changedBy, versions: changedFields(seen, now) })}
    />
  );
}

/** The fields that differ between two versions of a record, in words. */
function useChangedFields(): (before: RecordView, now: RecordView) => Version[] {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const fieldText = useFieldText();
  const t = useTranslations('records');
  const text = (name: string, { names }: RecordView, value?: FieldValue) => {
    if (name === 'state') return typeof value === 'string' ? words.state(value) : t('none');
    return fieldText(name, collection.fields[name], value, names) ?? t('none');
  };
  const valuesOf = ({ name, fields, state }: RecordView): Record<string, FieldValue> => ({
    name,
    ...fields,
    state,
  });
  return (before, now) => {
    const earlier = valuesOf(before);
    return Object.entries(valuesOf(now))
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(earlier[name]))
      .map(([name, value]) => ({
        field: name === 'state' ? t('state') : words.field(name),
        saved: text(name, now, value),
        before: text(name, before, earlier[name]),
      }));
  };
}
