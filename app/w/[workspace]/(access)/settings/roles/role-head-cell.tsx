'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RoleButton } from '@/components/lock/role-button';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/class-names';
import { Pencil } from '@/components/ui/icons';
import type { AccessModel } from '@/lib/policy/model';

/** On phones the name of a role wraps in its narrow column, by syllables where the browser knows them. */
export const narrowHead =
  'max-tablet:mx-0 max-tablet:h-auto max-tablet:justify-center max-tablet:whitespace-normal max-tablet:px-0 max-tablet:text-center max-tablet:leading-[14px] max-tablet:hyphens-auto max-tablet:[overflow-wrap:anywhere]';

export interface RoleHead {
  role: string;
  total: number;
  restricted: number;
  /** Those whose access changes by itself, and further ones who are suspended. */
  temporary: number;
  suspended: number;
  /** Whether members can have the role at the depth of this workspace (S0.10). */
  isHeldHere: boolean;
  /** The number of the actor's own restrictions, in their own column. */
  own: number | null;
}

/** The head of a column of the matrix: the role, its editor for people who may edit it, and its members. */
export function RoleHeadCell({
  head,
  model,
  editHref,
}: {
  head: RoleHead;
  model: AccessModel;
  editHref: string | null;
}) {
  const t = useTranslations('matrix');
  const label = model.roles[head.role]?.words?.label;
  return (
    <th scope="col" className={cn('border-l font-normal', head.own !== null && 'bg-accent-soft!')}>
      <span className="flex items-center gap-2 max-tablet:justify-center max-tablet:text-[11px] max-tablet:[&_.lucide]:hidden">
        <RoleButton
          model={model}
          role={head.role}
          people={head.total}
          className={cn(
            'h-auto min-h-[26px] min-w-0 whitespace-normal text-left font-semibold leading-4',
            narrowHead,
          )}
        />
        {editHref && label && (
          <Link
            href={`${editHref}/${head.role}`}
            aria-label={t('editRole', { role: label })}
            className="grid size-6 place-items-center rounded-1 text-ink-3 hover:bg-press hover:text-ink"
          >
            <Pencil className="icon-14" aria-hidden />
          </Link>
        )}
      </span>
      <small className="type-12 flex items-center gap-2 font-normal text-ink-3 max-tablet:hidden">
        {head.own !== null && <Badge tone="accent">{t('yours')}</Badge>}
        <span className="min-w-0 truncate">
          <HeadNote head={head} />
        </span>
      </small>
    </th>
  );
}

/** The members with the role here: their number, the actor's restrictions, or that it is held only at other depths. */
function HeadNote({ head }: { head: RoleHead }) {
  const t = useTranslations('matrix');
  if (head.own) return t('carried', { count: head.own });
  if (!head.isHeldHere) return t('notHere');
  return t('people', peopleOf(head));
}

/** The counts of a role's members, for the words about them. */
export const peopleOf = ({ total, restricted, temporary, suspended }: RoleHead) => ({
  total,
  restricted,
  temporary,
  suspended,
});
