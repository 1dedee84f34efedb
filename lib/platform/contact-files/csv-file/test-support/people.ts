import { type ContactFile, openContactFile } from '../../contact-file';
import type { FileRow } from '../../file-row';
import { recognise } from '../layouts';

/** Opens a file that arrives in chunks of one size. */
export function open(file: string | Uint8Array, size = 192 * 1024): Promise<ContactFile> {
  const bytes = Buffer.from(file);
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  return openContactFile(pieces());
}

export async function allOf<Each>(found: AsyncIterable<Each>): Promise<Each[]> {
  const all: Each[] = [];
  for await (const each of found) all.push(each);
  return all;
}

export async function rowsOf(file: string | Uint8Array, size?: number): Promise<FileRow[]> {
  return allOf((await open(file, size)).rows);
}

/** Name, phone and email of each row, by the recognised columns; for an unreadable row, the reason. */
export async function peopleOf(file: string | Uint8Array, size?: number): Promise<unknown[]> {
  const { columns, rows } = await open(file, size);
  const { name, phone, email } = recognise(columns);
  return (await allOf(rows)).map(({ fields, unread }) => {
    const said = (at: readonly number[]) => at.map((each) => fields[each]?.trim()).filter(Boolean);
    return unread ?? [said(name).join(' '), said(phone)[0] ?? null, said(email)[0] ?? null];
  });
}
