const candidates = [',', ';', '\t'] as const;

/** What separates the fields, judged by the first line: whichever stands there most often outside quotes. */
export function delimiterOf(beginning: string): string {
  const [line = ''] = beginning.replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/);
  const counts = candidates.map((candidate) => line.split(candidate).length);
  return candidates[counts.indexOf(Math.max(...counts))] ?? ',';
}
