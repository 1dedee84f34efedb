import { getTranslations } from 'next-intl/server';
import { DialogRoute } from '@/components/shell/dialog-route';
import { contactName } from '@/components/work/contact-name';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { mightEver } from '@/lib/policy/might-ever';
import { listContactChannels } from '@/lib/work/inbox/messages/contact-channels';
import { FirstMessageForm } from './first-message-form';
import { NoChannel } from './no-channel';

/** Writes to a contact first (S1.21). A contact outside the person's scope answers like a missing one (R6, S1.22, S1.23). */
export async function FirstMessageRoute(props: {
  params: Promise<{ workspace: string; contact: string }>;
  /** Whether it opens over the page with its link. */
  isOver: boolean;
}) {
  const ctx = await requireContext(props.params, 'messages.reply');
  const { contact: contactId } = await props.params;
  const found = await orNotFound(listContactChannels(ctx, contactId));
  const t = await getTranslations('firstMessage');
  const contacts = await getTranslations('contacts');
  const name = contactName(contacts('noName'), found.contact);
  const base = `/w/${ctx.workspace.slug}`;
  const back = { href: `${base}/contacts/${found.contact.id}`, label: name };
  return (
    <DialogRoute
      over={props.isOver ? `${base}/messages/new/${contactId}` : null}
      back={back}
      title={t('title', { name })}
    >
      {found.isUnsubscribed || found.channels.length === 0 ? (
        <NoChannel
          name={name}
          isUnsubscribed={found.isUnsubscribed}
          contact={back.href}
          channels={mightEver(ctx.access, 'channels.connect') ? `${base}/settings/channels` : null}
        />
      ) : (
        <FirstMessageForm
          workspace={ctx.workspace.slug}
          contact={found.contact.id}
          name={name}
          channels={found.channels}
        />
      )}
    </DialogRoute>
  );
}
