'use client';

import { Command } from 'cmdk';
import { Reply, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { SnippetView } from '@/lib/services/snippets/list';
import { useContactsPlace } from '../../contacts/contacts-place';
import { listSnippetsAction } from '../actions';

/** Finds a ready-made reply by name, shortcut or text, with the contact's own values in it. */
export function SnippetPicker(props: {
  conversationId: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onPick: (text: string) => void;
  /** Gets the focus when it closes. */
  returnTo: RefObject<HTMLElement | null>;
}) {
  const { conversationId, isOpen, onOpenChange, onPick, returnTo } = props;
  const t = useTranslations('thread');
  const fail = useFailureToast();
  const { workspace } = useContactsPlace();
  const [snippets, setSnippets] = useState<SnippetView[] | null>(null);
  const load = useEffectEvent(async () => {
    const answer = await listSnippetsAction({ workspace, conversationId });
    if (answer.ok) setSnippets(answer.data);
    else fail(answer.error);
  });
  useEffect(() => {
    if (isOpen) void load();
  }, [isOpen]);

  return (
    <Popover open={isOpen} onOpenChange={onOpenChange}>
      <PopoverTrigger render={<Button variant="quiet" icon={<Reply aria-hidden />} />}>
        <span className="max-tablet:sr-only">{t('snippets')}</span>
      </PopoverTrigger>
      <PopoverContent
        aria-label={t('snippets')}
        side="top"
        finalFocus={returnTo}
        className="w-96"
        sheetOnPhone
      >
        <Command label={t('findSnippet')} loop>
          <div className="flex items-center gap-2.5 border-b px-3 text-ink-3">
            <Search aria-hidden />
            <Command.Input
              placeholder={t('findSnippet')}
              className="h-10 min-w-0 flex-1 bg-transparent text-ink outline-none focus-visible:outline-none max-tablet:text-[16px]"
            />
          </div>
          <Command.List className="max-h-72 overflow-auto p-1.5" aria-busy={snippets === null}>
            {snippets && (
              <Command.Empty className="px-2 py-6 text-center text-ink-2">
                {snippets.length > 0 ? t('noSnippetFound') : t('noSnippets')}
              </Command.Empty>
            )}
            {snippets?.map(({ id, name, shortcut, text }) => (
              <Command.Item
                key={id}
                value={id}
                keywords={[name, shortcut, text]}
                onSelect={() => {
                  onPick(text);
                  onOpenChange(false);
                }}
                className="cursor-pointer select-none rounded-2 px-2 py-1.5 data-[selected=true]:bg-press"
              >
                <span className="flex items-baseline gap-2">
                  <b className="min-w-0 flex-1 truncate font-medium">{name}</b>
                  {shortcut && <small className="type-12 flex-none text-ink-3">/{shortcut}</small>}
                </span>
                <span className="type-13 line-clamp-2 text-ink-2">{text}</span>
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
