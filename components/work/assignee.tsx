import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/class-names';
import { CircleDashed, UsersRound } from '@/components/ui/icons';

export interface AssignedTo {
  assignee: { memberId: string; name: string; isSelf: boolean } | null;
  team: { id: string; name: string } | null;
}

/** The assignee: a person, else a team, else none. `isTight` shows only the picture on phones. */
export function Assignee({ assignee, team, isTight }: AssignedTo & { isTight?: boolean }) {
  const t = useTranslations('contacts');
  const word = cn('truncate', isTight && 'max-tablet:sr-only');
  if (assignee) {
    return (
      <span className="inline-flex min-w-0 items-center gap-2">
        <Avatar id={assignee.memberId} name={assignee.name} size={24} />
        <span className={word}>{assignee.isSelf ? t('you') : assignee.name}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-ink-2 [&>.lucide]:mx-1 [&>.lucide]:text-ink-3">
      {team ? <UsersRound aria-hidden /> : <CircleDashed aria-hidden />}
      <span className={word}>{team ? team.name : t('nobody')}</span>
    </span>
  );
}
