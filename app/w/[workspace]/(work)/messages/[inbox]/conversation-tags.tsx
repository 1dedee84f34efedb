'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState, useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import { chipClass } from '@/components/ui/chip';
import { Plus, X } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { ConversationView } from '@/lib/work/inbox/conversations/conversation-view';
import type { Tag } from '@/lib/work/inbox/tags/list-tags';
import { useContactsPage } from '../../contacts/contacts-page-context';
import { addTagAction, removeTagAction } from '../actions';

/** The tags of a conversation; people who may answer it add and remove them. */
export function ConversationTags(props: { conversation: ConversationView; known: readonly Tag[] }) {
  const { id: conversationId, tags, may } = props.conversation;
  const t = useTranslations('inbox');
  const fail = useFailureToast();
  const { workspace } = useContactsPage();
  const [isBusy, start] = useTransition();
  const mayTag = may.reply.allowed;
  if (!mayTag && tags.length === 0) return null;

  const remove = (tagId: string) =>
    start(async () => {
      const answer = await removeTagAction({ workspace, conversationId, tagId });
      if (!answer.ok) fail(answer.error);
    });

  return (
    <div className="flex flex-none flex-wrap items-center gap-1.5 border-b px-4 py-2">
      {tags.length > 0 && (
        <ul aria-label={t('tags')} className="contents">
          {tags.map(({ id, name }) => (
            <li key={id} className={chipClass}>
              <span className="truncate">{name}</span>
              {mayTag && (
                <button
                  type="button"
                  aria-label={t('removeTag', { name })}
                  disabled={isBusy}
                  onClick={() => remove(id)}
                  className="-mr-1 grid size-5 flex-none place-items-center rounded-1 text-ink-3 hover:bg-press hover:text-ink"
                >
                  <X className="icon-12" aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayTag && <AddTag conversationId={conversationId} known={props.known} />}
    </div>
  );
}

function AddTag({ conversationId, known }: { conversationId: string; known: readonly Tag[] }) {
  const t = useTranslations('inbox');
  const fail = useFailureToast();
  const list = useId();
  const { workspace } = useContactsPage();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [isBusy, start] = useTransition();

  function add(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      const answer = await addTagAction({ workspace, conversationId, name });
      if (!answer.ok) return fail(answer.error);
      setName('');
      setOpen(false);
    });
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger
        render={<Button size="sm" variant="quiet" icon={<Plus className="icon-14" aria-hidden />} />}
      >
        {t('addTag')}
      </PopoverTrigger>
      <PopoverContent aria-label={t('addTag')} className="w-72">
        <form method="post" onSubmit={add} className="flex gap-2 p-2">
          <Input
            aria-label={t('tag')}
            className="flex-1"
            list={list}
            maxLength={40}
            autoComplete="off"
            placeholder={t('tagPlaceholder')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <datalist id={list}>
            {known.map((tag) => (
              <option key={tag.id} value={tag.name} />
            ))}
          </datalist>
          <Button type="submit" variant="primary" busy={isBusy} disabled={name.trim() === ''}>
            {t('add')}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
