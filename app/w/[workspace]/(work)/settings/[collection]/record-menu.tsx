'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/lock/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { MenuItem } from '@/components/ui/menu';
import type { RecordView } from '@/lib/work/records/record-view';
import { useRecordActs } from './record-acts';

/** The actions of a record on a phone. */
export function RecordMenu({ record }: { record: RecordView }) {
  const t = useTranslations('records');
  const acts = useRecordActs(record);
  if (acts.length === 0) return null;
  return (
    <RowMenu label={t('actionsOf', { name: record.name })}>
      {(ask) =>
        acts.map(({ id, label, isDanger, locked, run }) =>
          locked ? (
            <LockedItem key={id} lock={{ label, decision: locked }} ask={ask} />
          ) : (
            <MenuItem key={id} danger={isDanger} onClick={run}>
              {label}
            </MenuItem>
          ),
        )
      }
    </RowMenu>
  );
}
