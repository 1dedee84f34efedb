import { ArrowLeft, MessageCircleQuestionMark } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { State } from '@/components/ui/state';
import { Channel } from '@/components/work/channel';
import { NotFound } from '@/lib/errors';
import { unmaskedFields } from '@/lib/policy/mask';
import { maskedFields } from '@/lib/policy/model';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { viewContact } from '@/lib/services/contacts/view';
import { viewConversation } from '@/lib/services/conversations/view';
import { listAssignable } from '@/lib/services/work/assignee';
import { ContactCard } from '../../contacts/contact-card';
import { ContactsPlaceProvider } from '../../contacts/contacts-place';
import { standingsOn } from '../../contacts/standings';
import { ConversationActions } from './conversation-actions';

/** The chosen conversation and its contact. One out of reach looks like one that is gone (R6). */
export async function ReadingPane(props: { ctx: WorkspaceContext; conversationId: string; back: string }) {
  const { ctx, back } = props;
  const t = await getTranslations('inbox');
  const conversation = await found(viewConversation(ctx, props.conversationId));
  if (!conversation) {
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
  const [contact, assignable] = await Promise.all([
    found(viewContact(ctx, conversation.contact.id)),
    listAssignable(ctx),
  ]);
  const open = unmaskedFields(ctx.access);
  const masked = maskedFields.filter((field) => !open.includes(field));
  return (
    <ContactsPlaceProvider
      place={{ workspace: ctx.workspace.slug, assignable, masked, can: standingsOn(ctx.access) }}
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
          <h1 id="conversation" className="type-16 min-w-0 flex-1 truncate">
            {conversation.contact.name}
          </h1>
          <ConversationActions conversation={conversation} />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-6 py-6 max-tablet:px-4">
          <div className="max-w-[46ch] rounded-3 bg-press px-3 py-2.5">{conversation.preview}</div>
          <p className="type-12 mt-1.5 flex items-center gap-3 font-normal text-ink-3">
            <Channel channel={conversation.channel} />
            <RelativeTime at={conversation.lastMessageAt} />
            {conversation.status === 'closed' && t('isClosed')}
          </p>
          {contact && (
            <div className="wide:hidden mt-8 border-t pt-6">
              <ContactCard contact={contact} />
            </div>
          )}
        </div>
      </section>
      {contact && (
        <aside
          aria-label={t('contact')}
          className="w-72 flex-none overflow-y-auto border-l p-4 max-wide:hidden"
        >
          <ContactCard contact={contact} />
        </aside>
      )}
    </ContactsPlaceProvider>
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
