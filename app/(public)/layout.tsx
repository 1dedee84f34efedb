import type { ReactNode } from 'react';
import { NotSetUp } from '@/app/not-set-up';
import { hasPeople } from '@/lib/access/setup/complete-setup';

/** Until the first account exists, every public page says how to set the installation up. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (await hasPeople()) ? children : <NotSetUp />;
}
