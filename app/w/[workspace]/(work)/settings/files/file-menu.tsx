'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/lock/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { MenuItem } from '@/components/ui/menu';
import type { Decision } from '@/lib/policy/model';
import type { FileView } from '@/lib/work/files/file-view';
import { download } from './file-columns';

/** The actions of a file on a phone. */
export function FileMenu(props: {
  file: FileView;
  workspace: string;
  decision: Decision;
  remove: (file: FileView) => void;
}) {
  const t = useTranslations('files');
  const { file, workspace, decision, remove } = props;
  return (
    <RowMenu label={t('actionsOf', { name: file.name })}>
      {(ask) => (
        <>
          <MenuItem onClick={() => download(workspace, file)}>{t('download')}</MenuItem>
          {decision.allowed ? (
            <MenuItem danger onClick={() => remove(file)}>
              {t('delete')}
            </MenuItem>
          ) : (
            <LockedItem lock={{ label: t('delete'), decision }} ask={ask} />
          )}
        </>
      )}
    </RowMenu>
  );
}
