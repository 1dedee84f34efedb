'use client';

import { useTranslations } from 'next-intl';
import { type InputEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FieldError } from '@/components/form/field-error';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useRequestId } from '@/components/form/use-request-id';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/class-names';
import { SendHorizontal, StickyNote } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import type { OpenConversation } from '@/lib/work/inbox/conversations/conversation-view';
import { useContactsPage } from '../../contacts/contacts-page-context';
import { noteAction, replyAction } from '../actions';
import { SnippetPicker } from './snippet-picker';

const schema = () => import('../inputs').then((module) => module.Composed);

/** The field for an answer or, dashed, for a note that the contact never sees. */
export function Composer({ conversation }: { conversation: OpenConversation }) {
  const t = useTranslations('thread');
  const channels = useTranslations('contacts.channels');
  const id = useId();
  const { workspace } = useContactsPage();
  const once = useRequestId();
  const area = useRef<HTMLTextAreaElement>(null);
  const empty = { workspace, conversationId: conversation.id, body: '', isNote: false };
  const { form, submit, error } = useActionForm(
    ({ isNote, ...typed }: typeof empty) => {
      const requestId = once.idFor(`${isNote} ${typed.body}`);
      return isNote ? noteAction({ ...typed, requestId }) : replyAction({ ...typed, requestId });
    },
    schema,
    {
      defaultValues: empty,
      draft: `reply.${conversation.id}`,
      onSuccess: () => {
        once.done();
        const wasNote = form.getValues('isNote');
        form.reset(empty);
        form.setValue('isNote', wasNote);
        // `form.setFocus` finds no field right after a reset.
        area.current?.focus();
      },
    },
  );
  const isNote = form.watch('isNote');
  // An empty field is no error, so it is not validated on blur.
  const { onBlur: _, ref, ...field } = form.register('body');
  const [isPicking, setPicking] = useState(false);

  /** Inserts a snippet at the caret, replacing the slash that opened the picker. */
  function insert(text: string) {
    const { selectionStart: from = 0, selectionEnd: to = 0, value = '' } = area.current ?? {};
    const start = asksForSnippet(value, from) ? from - 1 : from;
    form.setValue('body', value.slice(0, start) + text + value.slice(to), { shouldDirty: true });
    area.current?.setSelectionRange(start + text.length, start + text.length);
  }

  const isClosed = conversation.status === 'closed';

  return (
    <ActionForm
      form={form}
      submit={submit}
      aria-label={isNote ? t('note') : t('reply')}
      className={cn(
        'mx-4 mb-4 flex-none rounded-3 border border-line-control bg-surface focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1',
        isNote && 'border-dashed',
      )}
    >
      <FormError error={error} className="m-2" />
      {conversation.answerable !== 'yes' && !isNote && (
        <Callout className="m-2 mb-0">{t(`unanswerable.${conversation.answerable}`)}</Callout>
      )}
      <label htmlFor={id} className="sr-only">
        {isNote ? t('noteText') : t('replyText')}
      </label>
      <textarea
        {...field}
        ref={(element) => {
          ref(element);
          area.current = element;
        }}
        id={id}
        rows={2}
        aria-describedby={`${id}-error`}
        placeholder={
          isNote ? t('notePlaceholder') : t('replyPlaceholder', { channel: channels(conversation.channel) })
        }
        onKeyDown={sendOnShortcut}
        onInput={(event: InputEvent<HTMLTextAreaElement>) => {
          const { value, selectionStart } = event.currentTarget;
          if (event.nativeEvent.data === '/' && asksForSnippet(value, selectionStart)) setPicking(true);
        }}
        className="field-sizing-content block max-h-60 min-h-15 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 outline-none max-tablet:text-[16px]"
      />
      <div className="px-3.5">
        <FieldError id={`${id}-error`} name="body" />
      </div>
      <div className="flex items-center gap-2 px-2 py-1.5">
        <Button
          variant="quiet"
          aria-pressed={isNote}
          icon={<StickyNote aria-hidden />}
          onClick={() => form.setValue('isNote', !isNote)}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
        >
          {t('note')}
        </Button>
        <SnippetPicker
          conversationId={conversation.id}
          isOpen={isPicking}
          onOpenChange={setPicking}
          onPick={insert}
          returnTo={area}
        />
        <span className="type-12 min-w-0 flex-1 text-right font-normal text-ink-3">
          {isClosed && !isNote && t('opensAgain')}
        </span>
        <Kbd>Ctrl ↵</Kbd>
        <SubmitButton icon={<SendHorizontal aria-hidden />}>{isNote ? t('addNote') : t('send')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Whether the text before the caret is a slash without a word around it. */
function asksForSnippet(value: string, caret: number): boolean {
  return /(?:^|\s)\/$/.test(value.slice(0, caret));
}

function sendOnShortcut(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
