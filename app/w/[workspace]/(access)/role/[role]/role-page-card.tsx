'use client';

import { useAccessModel } from '@/components/lock/own-roles';
import { RoleDetails } from '@/components/lock/role-card';

/** The permissions of the role. */
export function RolePageCard({ model: id, role }: { model: string; role: string }) {
  const model = useAccessModel(id);
  return (
    <section className="w-72 max-w-full rounded-4 border pt-3">
      <RoleDetails model={model} role={role} />
    </section>
  );
}
