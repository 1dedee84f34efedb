'use client';

import { useEffect } from 'react';

/** Loads the chat as a site does, and removes it with the page. */
export function ChatScript({ channel }: { channel: string }) {
  useEffect(() => {
    const script = document.createElement('script');
    script.src = '/chat.js';
    script.async = true;
    script.dataset.channel = channel;
    document.body.append(script);
    return () => {
      script.remove();
      document.querySelector('latchkey-chat')?.remove();
    };
  }, [channel]);
  return null;
}
