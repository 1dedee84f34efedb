'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import { Reply } from '@/components/ui/icons';
import { lazyCode, lazyPart } from '@/components/ui/lazy-code';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { SnippetView } from '@/lib/work/inbox/snippets/list-snippets';
import { useContactsPage } from '../../contacts/contacts-page-context';
import { listSnippetsAction } from '../actions';

const SnippetList = lazyPart(
  lazyCode(() => import('./snippet-list')),
  (module) => module.SnippetList,
);

/** Finds a snippet by name, shortcut or text, with the contact's values filled in. */
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
  const { workspace } = useContactsPage();
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
        <SnippetList
          snippets={snippets}
          onPick={(text) => {
            onPick(text);
            onOpenChange(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
