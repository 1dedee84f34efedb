'use client';

import { AccessChips } from '@/components/lock/access-chips';
import type { RowAccess } from '@/lib/access/members/invite-many/outcome';
import { useUsersPage } from '../users-page-context';

/** Restrictions and rights of an access; nothing where it is what its level gives. */
export function GivenChips({ access }: { access: RowAccess }) {
  const { model } = useUsersPage();
  const hasRights = (model.roles[access.role]?.rights?.length ?? 0) > 0;
  if (access.restrictions.length === 0 && !hasRights) return null;
  return <AccessChips model={model} access={access} />;
}
