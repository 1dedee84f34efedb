'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { use, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { State } from '@/components/ui/state';
import type { ApiKeyView } from '@/lib/access/api-keys/list-api-keys';
import type { Decision } from '@/lib/policy/model';
import { useKeyColumns } from './key-columns';
import { RevokeKeyDialog } from './revoke-key-dialog';

/** The API keys of the workspace, of all holders. */
export function KeysTable(props: { keys: Promise<ApiKeyView[]>; workspace: string; decision: Decision }) {
  const t = useTranslations('apiKeys');
  const { workspace, decision } = props;
  const [ending, setEnding] = useState<ApiKeyView | null>(null);
  const columns = useKeyColumns(decision, setEnding);

  function menuOf(key: ApiKeyView) {
    if (key.revokedAt) return null;
    if (!decision.allowed) return <LockedButton quiet label={t('revoke')} decision={decision} />;
    return (
      <Button variant="quiet-danger" className="max-tablet:h-11" onClick={() => setEnding(key)}>
        {t('revoke')}
      </Button>
    );
  }

  return (
    <>
      <DataTable
        id="api-keys"
        label={t('title')}
        rows={use(props.keys)}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={menuOf}
        empty={
          <State icon={<KeyRound />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      {ending && <RevokeKeyDialog apiKey={ending} workspace={workspace} close={() => setEnding(null)} />}
    </>
  );
}
