import type { Collection } from './definition';

/** Whether each record has a page, with its preview or by a route of its collection. */
export const hasOwnPage = ({ preview, hasPage }: Pick<Collection, 'preview' | 'hasPage'>): boolean =>
  hasPage === true || preview !== undefined;
