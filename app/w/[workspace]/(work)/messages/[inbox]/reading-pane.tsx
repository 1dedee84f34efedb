import { getTranslations } from 'next-intl/server';
import { LockedButton } from '@/components/lock/locked-button';
import { ButtonLink } from '@/components/ui/button-link';
import { ArrowLeft, ContactRound, MessageCircleQuestionMark } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { contactName } from '@/components/work/contact-name';
import { FieldValue } from '@/components/work/field-value';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { contactPageData } from '@/lib/work/contacts/contact-page-data';
import { viewContact } from '@/lib/work/contacts/contact-view';
import { viewConversation } from '@/lib/work/inbox/conversations/conversation-view';
import { listMessages } from '@/lib/work/inbox/messages/list-messages';
import type { Tag } from '@/lib/work/inbox/tags/list-tags';
import { runIn } from '@/lib/work/shortcuts/list-runs';
import { startableShortcuts } from '@/lib/work/shortcuts/startable-shortcuts';
import { availabilitiesOn } from '../../contacts/availabilities';
import { ContactCard } from '../../contacts/contact-card';
import { ContactsPageProvider } from '../../contacts/contacts-page-context';
import { RunStrip } from '../../shortcuts/run-strip';
import { Composer } from './composer';
import { ConversationActions } from './conversation-actions';
import { ConversationTags } from './conversation-tags';
import { MarkRead } from './mark-read';
import { ShortcutMenu } from './shortcut-menu';
import { Thread } from './thread';

/** The chosen conversation and its contact. One out of scope looks like a deleted one (R6). */
export async function ReadingPane(props: {
  ctx: WorkspaceContext;
  conversationId: string;
  /** Cursor into earlier messages. */
  before?: string | null;
  back: string;
  /** The tags to choose from. */
  tags: readonly Tag[];
}) {
  const { ctx, back, conversationId } = props;
  const t = await getTranslations('inbox');
  const words = await getTranslations('thread');
  const contacts = await getTranslations('contacts');
  const [conversation, thread] = await Promise.all([
    found(viewConversation(ctx, conversationId)),
    found(listMessages(ctx, conversationId, props.before)),
  ]);
  if (!conversation || !thread) {
    return (
      <div className="grid min-w-0 flex-1 place-items-center">
        <State
          level={1}
          icon={<MessageCircleQuestionMark />}
          title={t('gone')}
          actions={<ButtonLink href={back}>{t('back')}</ButtonLink>}
        />
      </div>
    );
  }
  const name = contactName(contacts('noName'), conversation.contact);
  const [contact, surroundings, shortcuts, run] = await Promise.all([
    found(viewContact(ctx, conversation.contact.id)),
    contactPageData(ctx),
    startableShortcuts(ctx),
    runIn(ctx, conversationId),
  ]);
  return (
    <ContactsPageProvider
      page={{ workspace: ctx.workspace.slug, ...surroundings, can: availabilitiesOn(ctx.access) }}
    >
      <section aria-labelledby="conversation" className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-14 flex-none items-center gap-2 border-b px-4">
          <ButtonLink
            href={back}
            variant="quiet"
            aria-label={t('back')}
            className="-ml-2 tablet:hidden"
            icon={<ArrowLeft aria-hidden />}
          />
          <h1 id="conversation" className="type-16 line-clamp-2 min-w-0 flex-1 break-words">
            {name}
          </h1>
          {shortcuts && conversation.may.reply.allowed && (
            <ShortcutMenu
              conversationId={conversation.id}
              shortcuts={shortcuts}
              isRunning={run?.state === 'running'}
            />
          )}
          <ConversationActions conversation={conversation} />
          {contact && (
            <ButtonLink
              href={`/w/${ctx.workspace.slug}/contacts/${contact.id}`}
              variant="quiet"
              aria-label={t('contact')}
              className="wide:hidden"
              icon={<ContactRound aria-hidden />}
            />
          )}
        </header>
        <ConversationTags conversation={conversation} known={props.tags} />
        <MarkRead conversation={conversation} />
        {conversation.claimedEmail.state !== 'missing' && (
          <p className="type-13 flex flex-none flex-wrap items-center gap-x-1.5 border-b px-4 py-2 text-ink-2">
            {words('claimedEmail')}
            <FieldValue field="email" view={conversation.claimedEmail} />
          </p>
        )}
        <Thread thread={thread} contact={name} here={`${back}&conversation=${conversation.id}`} />
        {run && <RunStrip run={run} />}
        {conversation.may.reply.allowed ? (
          <Composer key={conversation.id} conversation={conversation} />
        ) : (
          <div className="mx-4 mb-4 flex-none">
            <LockedButton label={words('reply')} decision={conversation.may.reply} />
          </div>
        )}
      </section>
      {contact && (
        <aside
          aria-label={t('contact')}
          className="w-72 flex-none overflow-y-auto border-l p-4 max-wide:hidden"
        >
          <ContactCard contact={contact} />
        </aside>
      )}
    </ContactsPageProvider>
  );
}

async function found<T>(view: Promise<T>): Promise<T | null> {
  try {
    return await view;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
