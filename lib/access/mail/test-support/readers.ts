import type postgres from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { openMailInbox } from '@/lib/test-support/mail-inbox';

/** Versions of ICU differ in the comma after a weekday. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll(/day, (?=\d)/g, 'day ');

/** The people who read mails in tests. */
export function readersOf(admin: postgres.Sql, post: Awaited<ReturnType<typeof openMailInbox>>) {
  /** The mails that arrive at a person, with plain spaces. */
  async function mailsTo({ person: { email } }: WorkspaceContext) {
    await post.work();
    const mails = (await post.arrived()).filter(({ to }) => to.includes(email));
    return mails.map(({ subject, text, links }) => ({ subject, links, text: plain(text) }));
  }

  const speaks = ({ person }: WorkspaceContext, locale: string) =>
    admin`update users set locale = ${locale} where id = ${person.userId}`;

  return { mailsTo, speaks };
}
