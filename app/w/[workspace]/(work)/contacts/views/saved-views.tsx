'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { Suspense, use, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CountText } from '@/components/ui/count-text';
import { Bookmark, BookmarkPlus, Check, Pencil, Save, Trash2, UsersRound } from '@/components/ui/icons';
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { Count } from '@/lib/platform/paging/count';
import type { SavedViewView } from '@/lib/work/contacts/views/list-views';
import { useContactsPage } from '../contacts-page-context';
import { useKeepFilters } from './use-keep-filters';
import { withView } from './with-view';

const DeleteViewDialog = dynamic(() =>
  import('./delete-view-dialog').then((module) => module.DeleteViewDialog),
);
const ViewDialog = dynamic(() => import('./view-dialog').then((module) => module.ViewDialog));

type Opened = 'new' | 'change' | 'delete' | null;

interface SavedViewsProps {
  views: readonly SavedViewView[];
  counts: Promise<Record<string, Count>>;
  /** Id of the view in the address. */
  current: string | null;
  /** The filters in force, as an address. */
  filters: string;
}

/** The saved views: links to them, and the actions to save, rename and delete them (S1.24). */
export function SavedViews({ views, counts, current, filters }: SavedViewsProps) {
  const t = useTranslations('contacts.savedViews');
  const { workspace } = useContactsPage();
  const [opened, setOpened] = useState<Opened>(null);
  const keep = useKeepFilters();
  const close = () => setOpened(null);
  const view = views.find(({ id }) => id === current);
  const isChanged = view !== undefined && view.address !== filters;
  return (
    <>
      <Menu>
        <MenuTrigger render={<Button variant="quiet" icon={<Bookmark aria-hidden />} />}>
          <span className="max-w-48 truncate">{view ? view.name : t('title')}</span>
        </MenuTrigger>
        <MenuContent className="max-h-[min(var(--available-height),420px)] w-72">
          {views.map(({ id, name, isShared, address }) => (
            <MenuLink key={id} href={`/w/${workspace}/contacts?${withView(address, id)}`}>
              {id === current ? (
                <Check aria-hidden />
              ) : isShared ? (
                <UsersRound aria-hidden />
              ) : (
                <Bookmark aria-hidden />
              )}
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {isShared && <span className="sr-only">{t('isShared')}</span>}
              <Suspense>
                <Counted counts={counts} id={id} />
              </Suspense>
            </MenuLink>
          ))}
          {views.length > 0 && <MenuSeparator />}
          <MenuItem onClick={() => setOpened('new')}>
            <BookmarkPlus aria-hidden />
            {t('new')}
          </MenuItem>
          {view?.mayChange && (
            <>
              {isChanged && (
                <MenuItem onClick={() => keep(view, filters)}>
                  <Save aria-hidden />
                  {t('keepFilters', { name: view.name })}
                </MenuItem>
              )}
              <MenuItem onClick={() => setOpened('change')}>
                <Pencil aria-hidden />
                {t('change', { name: view.name })}
              </MenuItem>
              <MenuItem danger onClick={() => setOpened('delete')}>
                <Trash2 aria-hidden />
                {t('delete', { name: view.name })}
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {opened === 'new' && <ViewDialog filters={filters} onClose={close} />}
      {opened === 'change' && view && <ViewDialog view={view} filters={filters} onClose={close} />}
      {opened === 'delete' && view && <DeleteViewDialog view={view} onClose={close} />}
    </>
  );
}

function Counted({ counts, id }: { counts: Promise<Record<string, Count>>; id: string }) {
  const count = use(counts)[id];
  return (
    count && (
      <span className="type-12 text-ink-3">
        <CountText {...count} />
      </span>
    )
  );
}
