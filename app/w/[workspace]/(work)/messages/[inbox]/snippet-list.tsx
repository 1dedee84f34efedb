'use client';

import { Command } from 'cmdk';
import { useTranslations } from 'next-intl';
import { Search } from '@/components/ui/icons';
import type { SnippetView } from '@/lib/work/inbox/snippets/list-snippets';

/** The snippets that match a search; null while they load. */
export function SnippetList(props: {
  snippets: readonly SnippetView[] | null;
  onPick: (text: string) => void;
}) {
  const { snippets, onPick } = props;
  const t = useTranslations('thread');
  return (
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
            onSelect={() => onPick(text)}
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
  );
}
