import { CircleDashed, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';

export interface AssignedTo {
  assignee: { memberId: string; name: string; isSelf: boolean } | null;
  team: { id: string; name: string } | null;
}

/** To whom work is assigned: a person, else a team, else nobody. */
export function Assignee({ assignee, team }: AssignedTo) {
  const t = useTranslations('contacts');
  if (assignee) {
    return (
      <span className="inline-flex min-w-0 items-center gap-2">
        <Avatar id={assignee.memberId} name={assignee.name} size={24} />
        <span className="truncate">{assignee.isSelf ? t('you') : assignee.name}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-ink-2 [&>.lucide]:mx-1 [&>.lucide]:text-ink-3">
      {team ? <UsersRound aria-hidden /> : <CircleDashed aria-hidden />}
      <span className="truncate">{team ? team.name : t('nobody')}</span>
    </span>
  );
}
