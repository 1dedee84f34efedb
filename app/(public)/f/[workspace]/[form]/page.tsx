import { randomUUID } from 'node:crypto';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { openForm } from '@/lib/work/forms/open-form';
import { PublicForm } from './public-form';

/** A form, open to anyone with its address. It does not reveal its workspace. */
export default async function FormPage({ params }: PageProps<'/f/[workspace]/[form]'>) {
  const { workspace: workspaceId, form: formId } = await params;
  const form = await orNotFound(openForm({ workspaceId, formId }));
  const answer = await formAnswer('public-form');
  const address = { workspaceId, formId, requestId: randomUUID() };
  return <PublicForm {...form} {...address} answer={answer} />;
}
