import { getFormatter, getTranslations } from 'next-intl/server';
import type { AccessOn } from '@/lib/access/trail/access-on';

/** A recorded access in the reader's language; a code without a label no longer exists. */
export interface WordedAccess {
  role: string;
  /** From which workspace above it is inherited; empty for others. */
  source: string;
  restrictions: string;
  rights: string;
  status: string;
  plan: string;
}

export async function accessWords(): Promise<(access: AccessOn) => WordedAccess> {
  const t = await getTranslations('auditTrail.then');
  const unknown = (await getTranslations('auditTrail'))('unknown');
  const all = await getTranslations();
  const format = await getFormatter();
  const label = (key: string, code: string) => {
    const known = key as Parameters<typeof all>[0];
    return /^[\w-]+$/.test(code) && all.has(known) ? all(known) : unknown;
  };
  const labels = (kind: string, model: string, codes: readonly string[]) =>
    format.list(codes.map((code) => label(`${kind}.${model}.${code}.label`, code)));
  return ({ model, role, roleLabel, restrictions, grants, status, plan, inheritedFrom }) => ({
    source: inheritedFrom === null ? '' : t('inheritedFrom', { workspace: inheritedFrom }),
    role: roleLabel ?? label(`roles.${model}.${role}.label`, role),
    restrictions: labels('restrictions', model, restrictions),
    rights: labels('rights', model, grants),
    status: status === 'closed' ? t('closed') : all(`users.status.${status}`),
    plan: label(`plans.${plan}`, plan),
  });
}
