import { useTranslations } from 'next-intl';
import { RoleButton } from '@/components/lock/role-button';
import { Chip } from '@/components/ui/chip';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { PersonView } from '@/lib/access/people/list-people';
import type { AccessModel } from '@/lib/policy/model';

type Membership = PersonView['workspaces'][number];

/**
 * The workspaces of a person with their roles: the first one, and the others behind a chip. Each role opens its card
 * (R10).
 */
export function PersonWorkspaces({
  memberships,
  model,
}: {
  memberships: readonly Membership[];
  model: AccessModel;
}) {
  const t = useTranslations('people');
  const [first, ...others] = memberships;
  if (!first) return <span className="text-ink-3">{t('noWorkspace')}</span>;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <WorkspaceLine membership={first} model={model} />
      {others.length > 0 && (
        <Popover>
          <PopoverTrigger
            render={<Chip className="flex-none" />}
            aria-label={t('morePlaces', { count: others.length })}
          >
            +{others.length}
          </PopoverTrigger>
          <PopoverContent sheetOnPhone className="w-80 p-2">
            <ul className="grid max-h-[50dvh] gap-1 overflow-auto">
              {others.map((membership) => (
                <li key={membership.id} className="px-1">
                  <WorkspaceLine membership={membership} model={model} />
                </li>
              ))}
            </ul>
          </PopoverContent>
        </Popover>
      )}
    </span>
  );
}

function WorkspaceLine({ membership, model }: { membership: Membership; model: AccessModel }) {
  return (
    // A long role goes below the name of the workspace, so that neither is cut.
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <span className="min-w-0 truncate text-ink-2">{membership.name}</span>
      <RoleButton model={model} role={membership.role} className="ml-0 flex-none" />
    </span>
  );
}
