import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import { isFoundIn } from '@/lib/text/fold';

/** The matches of a search and their ancestors, so that each keeps its position in the tree. */
export function foundAccounts(accounts: readonly SubAccountView[], q: string): SubAccountView[] {
  if (q === '') return [...accounts];
  const kept = new Set<string | null>();
  for (const { id, name, parentId } of [...accounts].reverse()) {
    if (isFoundIn(q, name) || kept.has(id)) kept.add(id).add(parentId);
  }
  return accounts.filter(({ id }) => kept.has(id));
}

/** The accounts without a collapsed ancestor. */
export function unfoldedAccounts(
  accounts: readonly SubAccountView[],
  folded: ReadonlySet<string>,
): SubAccountView[] {
  const hidden = new Set<string | null>();
  return accounts.filter(({ id, parentId }) => {
    const isHidden = hidden.has(parentId) || (parentId !== null && folded.has(parentId));
    if (isHidden) hidden.add(id);
    return !isHidden;
  });
}
