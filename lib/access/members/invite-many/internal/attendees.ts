/**
 * The attendees of a calendar entry (RFC 5545), as calendars copy and export it; empty for any other text.
 */
export function attendeesIn(text: string): { line: number; email: string; name: string }[] {
  if (!/(?:^|\n)(?:ATTENDEE|ORGANIZER)[;:]/i.test(text)) return [];
  return unfolded(text).flatMap(({ line, content }) => {
    if (!/^(?:ATTENDEE|ORGANIZER)[;:]/i.test(content)) return [];
    const at = content.toLowerCase().lastIndexOf('mailto:');
    if (at < 0) return [];
    return [{ line, email: content.slice(at + 7).trim(), name: commonName(content.slice(0, at)) }];
  });
}

/** Lines whose continuations begin with a blank. */
function unfolded(text: string): { line: number; content: string }[] {
  const lines: { line: number; content: string }[] = [];
  for (const [at, each] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (last && /^[ \t]/.test(each)) last.content += each.slice(1);
    else lines.push({ line: at + 1, content: each });
  }
  return lines;
}

function commonName(parameters: string): string {
  const at = parameters.toUpperCase().indexOf(';CN=');
  if (at < 0) return '';
  const value = parameters.slice(at + 4);
  const isQuoted = value.startsWith('"');
  const name = isQuoted ? value.slice(1).split('"')[0] : value.split(/[;:]/)[0];
  return name && !name.includes('@') ? name.trim() : '';
}
