'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { FieldValue } from '@/lib/work/collections/field';
import type { RecordView } from '@/lib/work/records/record-view';
import { findRecordAction } from './actions';
import { useCollectionPage } from './collection-page-context';
import { useCollectionWords } from './collection-words';
import { useFieldText } from './field-text';

/**
 * Someone else was faster (RO7): who, and what they made of which field. What was typed here is kept.
 *
 * @param props `onRead` gets the record that the next try builds on; `onTakeOver` puts it into the form
 */
export function StaleRecord(props: {
  seen: RecordView;
  onRead: (now: RecordView) => void;
  onTakeOver?: (now: RecordView) => void;
}) {
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('records.stale');
  const { seen, onRead, onTakeOver } = props;
  const { data: now, error } = useAnswer(
    () => findRecordAction({ workspace, collection: collection.id, recordId: seen.id }),
    onRead,
  );

  if (!now) return <FormError error={error} />;
  return (
    <Callout tone="error" role="alert">
      <b>{now.changedBy ? t('title', { name: now.changedBy }) : t('titleUnknown')}</b>
      <Differences before={seen} now={now} />
      <p>{t('kept')}</p>
      {onTakeOver && (
        <Button size="sm" className="mt-2" onClick={() => onTakeOver(now)}>
          {t('takeOver')}
        </Button>
      )}
    </Callout>
  );
}

function Differences({ before, now }: { before: RecordView; now: RecordView }) {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const fieldText = useFieldText();
  const t = useTranslations('records');
  const text = (name: string, { names }: RecordView, value?: FieldValue) => {
    if (name === 'state') return typeof value === 'string' ? words.state(value) : t('none');
    return fieldText(name, collection.fields[name], value, names) ?? t('none');
  };
  const values = (record: RecordView) => ({ name: record.name, ...record.fields, state: record.state });
  const [earlier, later] = [values(before), values(now)];
  const changed = Object.entries(later).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(earlier[name as keyof typeof earlier]),
  );
  return (
    <ul className="my-1 grid gap-1">
      {changed.map(([name, value]) => (
        <li key={name} className="break-words">
          {t('stale.now', {
            field: name === 'state' ? t('state') : words.field(name),
            now: text(name, now, value),
            before: text(name, before, earlier[name as keyof typeof earlier]),
          })}
        </li>
      ))}
    </ul>
  );
}
