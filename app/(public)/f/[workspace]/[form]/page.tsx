import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/platform/errors';
import { openForm } from '@/lib/work/forms/open-form';
import { PublicForm } from './public-form';

/** A form, open to anyone with its address. It does not reveal its workspace. */
export default async function FormPage({ params }: PageProps<'/f/[workspace]/[form]'>) {
  const { workspace: workspaceId, form: formId } = await params;
  const form = await opened({ workspaceId, formId });
  return <PublicForm {...form} workspaceId={workspaceId} formId={formId} />;
}

async function opened(address: { workspaceId: string; formId: string }) {
  try {
    return await openForm(address);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
