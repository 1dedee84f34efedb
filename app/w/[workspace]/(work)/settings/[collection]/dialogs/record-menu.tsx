'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { DialogItem, dialogOf } from '@/components/shell/dialog-address';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import type { RecordView } from '@/lib/work/records/record-view';
import { useRecordActs } from './record-acts';

/** The actions of a record on a phone. */
export function RecordMenu({ record }: { record: RecordView }) {
  const t = useTranslations('records');
  const acts = useRecordActs(record);
  if (acts.length === 0) return null;
  return (
    <RowMenu row={record} label={t('actionsOf', { name: record.name })}>
      {(ask) =>
        acts.map(({ id, label, isDanger, locked, asks, href, run }) => {
          if (locked) return <LockedItem key={id} lock={{ label, decision: locked }} ask={ask} />;
          const look = { danger: isDanger, children: label };
          if (asks) return <DialogItem key={id} opens={dialogOf(id, record)} {...look} />;
          if (href) return <MenuLink key={id} href={href} {...look} />;
          return <MenuItem key={id} onClick={run} {...look} />;
        })
      }
    </RowMenu>
  );
}
