'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TableSearch } from '@/components/data-table/table-search';
import { useListParams } from '@/components/data-table/use-list-params';
import { DrawerButton } from '@/components/shell/drawer-button';
import { HelpLink } from '@/components/shell/help-link';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { cn } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { ChevronLeft, ChevronRight, Inbox, SearchX, SquarePen } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import { State } from '@/components/ui/state';
import { Channel } from '@/components/work/channel';
import { useContactName } from '@/components/work/contact-name';
import type { Page } from '@/lib/platform/paging/page';
import type { ConversationSearch } from '@/lib/work/inbox/conversations/conversation-search';
import type { ConversationView } from '@/lib/work/inbox/conversations/conversation-view';
import type { Tag } from '@/lib/work/inbox/tags/list-tags';
import { StatusSwitch } from './status-switch';
import { TagFilter } from './tag-filter';

interface Listed {
  title: string;
  /** Below the head: what the list also shows, if anything. */
  notice: ReactNode;
  /** The title, which switches between inboxes. */
  switcher: ReactNode;
  /** Where a new message begins; null for who may not write. */
  write: string | null;
  /** Where a channel is connected; null for who may not. */
  connect: string | null;
  page: Page<ConversationView>;
  search: ConversationSearch;
  /** Tags of the conversations within scope. */
  tags: readonly Tag[];
  /** The inbox's address. */
  base: string;
}

/** The left pane: inbox, search, open or closed, and the conversations, newest first. */
export function ConversationList({
  title,
  notice,
  switcher,
  write,
  connect,
  page,
  search,
  tags,
  base,
}: Listed) {
  const t = useTranslations('inbox');
  // The chosen conversation is the subject of the page; on phones it is shown alone.
  const Heading = search.conversation ? 'h2' : 'h1';
  return (
    <>
      <header className="flex min-h-14 flex-none items-center gap-2 border-b pr-3 pl-4 max-desk:pl-1">
        <DrawerButton />
        <Heading className="type-16 flex min-w-0 flex-1 items-baseline gap-1.5">
          {switcher}
          <span className="font-medium text-[13px] text-ink-3">{t('count', { count: page.total })}</span>
        </Heading>
        <HelpLink />
        {write && (
          <ButtonLink
            href={write}
            variant="quiet"
            aria-label={t('new')}
            title={t('new')}
            icon={<SquarePen aria-hidden />}
            className="w-8 px-0 max-tablet:w-10"
          />
        )}
      </header>
      {notice}
      <div className="grid flex-none gap-2 border-b px-4 py-2.5 [&_.w-72]:w-full">
        <StatusSwitch />
        <TableSearch label={t('searchIn', { inbox: title })} placeholder={t('searchIn', { inbox: title })} />
        {(tags.length > 0 || search.tag) && <TagFilter tags={tags} />}
      </div>
      {page.rows.length === 0 ? (
        <div role="status" className="grid min-h-0 flex-1 place-items-center">
          {search.q || search.tag ? (
            <State icon={<SearchX />} title={search.q ? t('noResult', { q: search.q }) : t('noneTagged')} />
          ) : (
            <State
              icon={<Inbox />}
              title={search.status === 'open' ? t('noneOpen') : t('noneClosed')}
              actions={
                search.status === 'open' && (
                  <>
                    {write && <ButtonLink href={write}>{t('new')}</ButtonLink>}
                    {connect && <ButtonLink href={connect}>{t('connect')}</ButtonLink>}
                  </>
                )
              }
            >
              {search.status === 'open' && (write || connect) ? t('noneOpenHint') : undefined}
            </State>
          )}
        </div>
      ) : (
        <ul aria-label={title} className="min-h-0 flex-1 overflow-y-auto [scrollbar-width:thin]">
          {page.rows.map((row) => (
            <li key={row.id}>
              <ConversationLink
                row={row}
                isCurrent={row.id === search.conversation}
                href={hrefOf(base, search, row.id)}
              />
            </li>
          ))}
        </ul>
      )}
      <Pages page={page} />
    </>
  );
}

function hrefOf(base: string, { status, q, tag, cursor }: ConversationSearch, conversation: string): string {
  const params = new URLSearchParams({
    conversation,
    ...(status === 'closed' && { status }),
    ...(q && { q }),
    ...(tag && { tag }),
    ...(cursor && { cursor }),
  });
  return `${base}?${params}`;
}

function ConversationLink({
  row,
  isCurrent,
  href,
}: {
  row: ConversationView;
  isCurrent: boolean;
  href: string;
}) {
  const t = useTranslations('inbox');
  const nameOf = useContactName();
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isCurrent ? 'true' : undefined}
      className={cn(
        'flex items-center gap-3 border-b px-4 py-2.5 transition-colors hover:bg-hover',
        isCurrent && 'bg-accent-soft shadow-[inset_2px_0_0_var(--accent)] hover:bg-accent-soft',
      )}
    >
      <Avatar of="contact" id={row.contact.id} name={row.contact.name} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <b className={cn('min-w-0 flex-1 truncate', row.isUnread ? 'font-semibold' : 'font-medium')}>
            {nameOf(row.contact)}
          </b>
          {row.isUnread && (
            <span className="size-2 flex-none self-center rounded-full bg-accent">
              <span className="sr-only">{t('unread')}</span>
            </span>
          )}
          <RelativeTime at={row.lastMessageAt} className="type-12 flex-none text-ink-3" />
        </span>
        <span className="type-13 mt-0.5 flex items-center gap-2 text-ink-2">
          <span className="min-w-0 flex-1 truncate">{row.preview}</span>
          <Channel channel={row.channel} isBare />
        </span>
        {row.tags.length > 0 && (
          <span className="mt-1 flex flex-wrap gap-1">
            {row.tags.map(({ id, name }) => (
              <Badge key={id}>{name}</Badge>
            ))}
          </span>
        )}
      </span>
    </Link>
  );
}

function Pages({ page }: { page: Page<ConversationView> }) {
  const t = useTranslations('table');
  const { turnTo, isPending } = useListParams();
  if (!page.nextCursor && !page.previousCursor) return null;
  const to = page.from + page.rows.length - 1;
  return (
    <nav
      aria-label={t('pages')}
      className="type-13 flex h-12 flex-none items-center gap-1 border-t pr-2 pl-4 text-ink-2"
    >
      <span className="flex-1">{t('shown', { from: page.from, to, total: page.total })}</span>
      <IconButton
        label={t('previous')}
        icon={<ChevronLeft aria-hidden />}
        disabled={page.previousCursor === null || isPending}
        onClick={() => void turnTo(page.previousCursor)}
      />
      <IconButton
        label={t('next')}
        icon={<ChevronRight aria-hidden />}
        disabled={page.nextCursor === null || isPending}
        onClick={() => void turnTo(page.nextCursor)}
      />
    </nav>
  );
}
