import { getFormatter, getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button-link';
import type { OwnInvitation } from '@/lib/access/invitations/own-invitations';
import { AcceptForm, DeclineForm } from './answer-forms';
import { Destinations } from './destinations';

/** The invitations to the person's address, each to accept or to decline. */
export async function InvitationList({ invitations }: { invitations: readonly OwnInvitation[] }) {
  const t = await getTranslations('workspaces.invitation');
  if (invitations.length === 0) return null;
  return (
    <Destinations title={t('invitations')}>
      <ul className="grid gap-2">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="grid gap-3 rounded-2 border border-line px-3 py-2.5">
            <Invited invitation={invitation} />
            <div className="flex flex-wrap items-start justify-end gap-2">
              <ButtonLink
                href={`/workspaces?decline=${invitation.id}`}
                aria-label={t('declineTo', { name: invitation.workspace.name })}
              >
                {t('decline')}
              </ButtonLink>
              <AcceptForm id={invitation.id} name={invitation.workspace.name} />
            </div>
          </li>
        ))}
      </ul>
    </Destinations>
  );
}

async function Invited({ invitation }: { invitation: OwnInvitation }) {
  const t = await getTranslations('workspaces.invitation');
  const roles = await getTranslations('roles');
  const format = await getFormatter();
  const { workspace, accounts, inviterName, model, ownRoles, assignment, expiresAt } = invitation;
  const role =
    ownRoles.find(({ id }) => id === assignment.role)?.label ?? roles(`${model}.${assignment.role}.label`);
  const until = format.dateTime(expiresAt, { day: 'numeric', month: 'long' });
  return (
    <div className="flex items-center gap-3">
      <Avatar id={workspace.slug} name={workspace.name} of="workspace" />
      <span className="min-w-0 flex-1">
        <span className="wrap-anywhere block font-medium">{workspace.name}</span>
        <small className="type-13 wrap-anywhere block text-ink-2">
          {t('by', { inviter: inviterName, role, until })}
        </small>
        {accounts.length > 1 && (
          <small className="type-13 wrap-anywhere block text-ink-2">
            {t('accounts', { accounts: format.list(accounts.map(({ name }) => name)) })}
          </small>
        )}
      </span>
    </div>
  );
}

/** Asks before an invitation is declined, which the person cannot undo. It has an address: it works without script. */
export async function DeclineInvitation({ invitation }: { invitation: OwnInvitation }) {
  const t = await getTranslations('workspaces.invitation');
  const { id, workspace, inviterName } = invitation;
  return (
    <Gate
      title={t('declineTitle', { name: workspace.name })}
      subtitle={t('declineLead', { inviter: inviterName })}
    >
      <DeclineForm id={id} name={workspace.name} />
      <ButtonLink href="/workspaces" size="gate">
        {t('keep')}
      </ButtonLink>
    </Gate>
  );
}
