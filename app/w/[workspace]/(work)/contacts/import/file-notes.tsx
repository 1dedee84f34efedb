import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { mostFileColumns } from '@/lib/platform/contact-files/most-columns';
import type { ImportView } from '@/lib/work/imports/import-view';

/** The parts of a file that do not become rows, shown before and after its import. */
export function FileNotes({ notes }: Pick<ImportView, 'notes'>) {
  const t = useTranslations('contacts.import.notes');
  const shownNotes = (['linesAbove', 'ignoredColumns', 'faxes'] as const).filter((note) => notes[note] > 0);
  if (shownNotes.length === 0) return null;
  return (
    <Callout>
      {shownNotes.map((note) => (
        <p key={note}>{t(note, { count: notes[note], most: mostFileColumns })}</p>
      ))}
    </Callout>
  );
}
