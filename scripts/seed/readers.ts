import type { CustomValues } from '@/db/schema/work/contacts';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { importContacts } from '@/lib/work/contacts/change/import-contacts';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { addToList } from '@/lib/work/contacts/lists/membership';
import { inventName, inventPhone, mailboxOf } from './invent';
import type { Language } from './plan';

/** Adds a record to a collection and, if given, applies `step` to its state. Resolves to its id. */
export type Add = (
  collection: string,
  name: string,
  fields: Record<string, unknown>,
  step?: string,
) => Promise<string>;

export function adding(owner: WorkspaceContext): Add {
  return async (collection, name, fields, step) => {
    const { id: recordId } = await createRecord(owner, { collection, name, fields });
    if (step) await transitionRecord(owner, { collection, recordId, version: 1, transition: step });
    return recordId;
  };
}

/** Creates this many reachable contacts on a new list. Resolves to the list's id. */
export async function bringReaders(
  owner: WorkspaceContext,
  { list, language, count }: { list: string; language: Language; count: number },
  known: () => CustomValues = () => ({}),
): Promise<string> {
  const { id: listId } = await createList(owner, { name: list });
  const contactIds = await importContacts(
    owner,
    Array.from({ length: count }, () => {
      const name = inventName(language);
      return {
        name,
        email: `${mailboxOf(name)}@example.com`,
        phone: inventPhone(language),
        fields: known(),
      };
    }),
  );
  await addToList(owner, { listId, contactIds });
  return listId;
}
