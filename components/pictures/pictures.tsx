'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLive } from '@/components/shell/live';
import { PictureBook } from './picture-book';

interface PicturesValue {
  book: PictureBook;
  base: string;
}

const Pictures = createContext<PicturesValue | null>(null);

/**
 * Lets every avatar below show the person's picture. Pages carry no pictures: who has one is asked when avatars
 * appear.
 *
 * @param base where pictures are served, to those who share the workspace or organisation
 */
export function PicturesProvider({ base, children }: { base: string; children: ReactNode }) {
  const value = useMemo(() => ({ base, book: new PictureBook((ids) => askVersions(base, ids)) }), [base]);
  useLive(['members'], () => value.book.renew());
  return <Pictures value={value}>{children}</Pictures>;
}

async function askVersions(base: string, ids: readonly string[]): Promise<Record<string, string>> {
  const answer = await fetch(`${base}?of=${ids.join(',')}`);
  if (!answer.ok) throw new Error(`The pictures could not be asked for: ${answer.status}`);
  return answer.json();
}

const nothing = () => () => {};

/** The address of someone's picture; null while they have none, and for who is no person. */
export function usePicture(id: string | null): string | null {
  const pictures = useContext(Pictures);
  const version = useSyncExternalStore(
    pictures?.book.subscribe ?? nothing,
    () => (id && pictures?.book.versionOf(id)) || null,
    () => null,
  );
  useEffect(() => {
    if (id) pictures?.book.ask(id);
  }, [id, pictures]);
  return pictures && version ? `${pictures.base}/${id}?v=${version}` : null;
}

/** Asks again who has which picture: after one's own has changed, of which not everybody is told. */
export function useRenewPictures(): () => void {
  const pictures = useContext(Pictures);
  return () => pictures?.book.renew();
}
