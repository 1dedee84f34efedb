'use client';

import { useSearchParams } from 'next/navigation';
import { useUsersPage } from './users-page-context';

/** The addresses of the dialogs over the list. They keep its search, so that Back shows the same rows. */
export function useUserAddresses() {
  const { workspace } = useUsersPage();
  const search = new URLSearchParams([...useSearchParams()].filter(([name]) => name !== 'dialog'));
  const address = (path: string) =>
    `/w/${workspace.slug}/settings/users/${path}${search.size > 0 ? `?${search}` : ''}`;
  return {
    invite: address('invite'),
    edit: (memberId: string) => address(`${memberId}/edit`),
    cover: (memberId: string) => address(`${memberId}/cover`),
    view: (memberId: string) => address(`${memberId}/view`),
    handOver: (memberId: string) => address(`${memberId}/hand-over`),
    revoke: (memberId: string) => address(`${memberId}/revoke`),
  };
}
