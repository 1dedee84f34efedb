'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLive } from '@/components/live/live';
import { PictureBook } from './picture-book';

interface PicturesValue {
  book: PictureBook;
  base: string;
}

const Pictures = createContext<PicturesValue | null>(null);

/**
 * Lets every avatar below show the person's picture. Pages do not contain picture versions: they are requested when
 * avatars appear.
 *
 * @param base the address that serves pictures to people of the same workspace or organisation
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

/** The address of a person's picture; null without one, and for ids that are not people. */
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

/** Requests all picture versions again. Used after the reader changes their own picture, which sends no event. */
export function useRenewPictures(): () => void {
  const pictures = useContext(Pictures);
  return () => pictures?.book.renew();
}
