'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { DialogItem, dialogOf } from '@/components/shell/dialog-address';
import { MenuItem } from '@/components/ui/menu';
import type { Decision } from '@/lib/policy/model';
import type { FileView } from '@/lib/work/files/file-view';
import { addressOf } from './file-columns';

/** The actions of a file on a phone. */
export function FileMenu(props: { file: FileView; workspace: string; decision: Decision }) {
  const t = useTranslations('files');
  const { file, workspace, decision } = props;
  return (
    <RowMenu row={file} label={t('actionsOf', { name: file.name })}>
      {(ask) => (
        <>
          <MenuItem onClick={() => window.location.assign(addressOf(workspace, file))}>
            {t('download')}
          </MenuItem>
          {decision.allowed ? (
            <DialogItem danger opens={dialogOf('delete', file)}>
              {t('delete')}
            </DialogItem>
          ) : (
            <LockedItem lock={{ label: t('delete'), decision }} ask={ask} />
          )}
        </>
      )}
    </RowMenu>
  );
}
