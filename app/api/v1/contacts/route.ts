import type { FieldView } from '@/lib/access/masking/mask';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { countContacts } from '@/lib/work/contacts/list/count-contacts';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { answerKey } from '../answer';

/**
 * The contacts that the key's holder sees, masked like in the console (S1.26), a page at a time (`q`, `view`, `size`,
 * `cursor`).
 */
export function GET(request: Request): Promise<Response> {
  return answerKey(request, 'contacts.view', async (ctx) => {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const search = contactSearch.parse(asked);
    const { rows, nextCursor } = await listContacts(ctx, search);
    const { [search.view]: total } = await countContacts(ctx, search);
    return {
      contacts: rows.map(({ id, name, phone, email, createdAt }) => ({
        id,
        name,
        phone: plain(phone),
        email: plain(email),
        createdAt,
      })),
      // Counted up to a limit; beyond it, the minimum number.
      total: total.count,
      isMore: total.isMore,
      cursor: nextCursor,
    };
  });
}

/** A masked value only says that it exists. */
function plain(view: FieldView): { value: string | null; isMasked: boolean } {
  return { value: view.state === 'shown' ? view.value : null, isMasked: view.state === 'masked' };
}
