import { useTranslations } from 'next-intl';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import type { Decision } from '@/lib/policy/model';

export type AccountAct = 'add' | 'rename' | 'move' | 'close' | 'reopen';

export interface OfferedAct {
  act: AccountAct;
  label: string;
  decision: Decision;
  isDanger?: boolean;
}

/** The actions on an account. The current account can be neither moved nor closed. */
export function useAccountActs() {
  const t = useTranslations('subAccounts');
  return ({ may, isHere, closedAt }: SubAccountView): OfferedAct[] => {
    if (closedAt) return [{ act: 'reopen', label: t('reopen'), decision: may.close }];
    const add: OfferedAct = { act: 'add', label: t('addBelow'), decision: may.create };
    if (isHere) return [add];
    return [
      add,
      { act: 'rename', label: t('rename'), decision: may.update },
      { act: 'move', label: t('move'), decision: may.move },
      { act: 'close', label: t('close'), decision: may.close, isDanger: true },
    ];
  };
}
