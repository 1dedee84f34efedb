/*
 * The chat that a visitor sees: the page of `app/chat/[channel]`, in a frame on a site or alone. Messages are put into
 * the page as text, never as markup. The token is sent in a header, and kept by the browser for this site alone.
 */
(() => {
  const { channel, texts: json } = document.body.dataset;
  const texts = JSON.parse(json);
  const api = `/api/chat/${channel}`;
  const key = `latchkey-chat:${channel}`;
  const isFramed = window.parent !== window;
  const [log, form, notice, who, name, email, text, send, close] = [
    'log',
    'form',
    'notice',
    'who',
    'name',
    'email',
    'text',
    'send',
    'close',
  ].map((id) => document.getElementById(id));

  let token = storedToken();
  let isOpen = !isFramed;
  /** The origin that shows the frame, once it has said so. */
  let site;
  let isSending = false;
  let unread = 0;
  let listening = false;
  /** Of the message in the field, so that sending it again after a lost answer writes it once. */
  let attempt = { id: uuid(), text: '' };
  const shown = new Set();

  close.hidden = !isFramed;
  close.addEventListener('click', () => tellSite({ type: 'latchkey-chat-close' }));
  addEventListener('keydown', ({ key: pressed }) => {
    if (pressed === 'Escape' && isFramed) tellSite({ type: 'latchkey-chat-close' });
  });
  addEventListener('message', ({ source, origin, data }) => {
    if (!isFramed || source !== window.parent || data?.type !== 'latchkey-chat') return;
    site = origin;
    isOpen = data.isOpen === true;
    if (!token && isToken(data.token)) {
      token = data.token;
      resume();
    }
    if (isOpen) {
      unread = 0;
      toEnd();
      focusFirst();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });

  if (token) resume();
  else begin();

  function resume() {
    who.hidden = true;
    load().then(listen);
  }

  /** A new visitor gives a name. */
  function begin() {
    who.hidden = false;
    log.replaceChildren();
    shown.clear();
  }

  async function submit() {
    if (isSending) return;
    const message = text.value.trim();
    if (!who.hidden && !name.value.trim()) return refuse(texts.nameNeeded, name);
    if (!message) return refuse(texts.textNeeded, text);
    token ??= newToken();
    if (attempt.text !== message) attempt = { id: uuid(), text: message };
    setSending(true);
    try {
      const answer = await call('messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          id: attempt.id,
          text: message,
          ...(!who.hidden && { name: name.value, email: email.value.trim() }),
        }),
      });
      if (!answer.ok) return await explain(answer);
      attempt = { id: uuid(), text: '' };
      text.value = '';
      who.hidden = true;
      say('');
      await load();
      text.focus();
      listen();
    } catch {
      refuse(texts.failed, text);
    } finally {
      setSending(false);
    }
  }

  /** What is typed stays in the fields. */
  async function explain(answer) {
    const { fields = {} } = await answer.json().catch(() => ({}));
    if (fields.name === 'required' && who.hidden) begin();
    if (fields.name) return refuse(fields.name === 'too-long' ? texts.tooLong : texts.nameNeeded, name);
    if (fields.email) return refuse(texts.badEmail, email);
    if (fields.text) return refuse(fields.text === 'too-long' ? texts.tooLong : texts.textNeeded, text);
    if (answer.status === 429) return refuse(texts.tooMany, text);
    refuse(answer.status === 404 ? texts.gone : texts.failed, text);
  }

  /** Reads the conversation, and shows what is new. */
  async function load() {
    const answer = await call('messages').catch(() => null);
    if (answer?.status === 401) return begin();
    if (answer?.status === 404) return say(texts.gone);
    if (!answer?.ok) return;
    const { messages } = await answer.json();
    const isFirst = shown.size === 0;
    for (const message of messages) {
      if (shown.has(message.id)) continue;
      shown.add(message.id);
      log.append(entry(message));
      if (!isFirst && !message.isOwn && !isOpen) unread += 1;
    }
    toEnd();
    if (unread > 0) tellSite({ type: 'latchkey-chat-unread', count: unread });
  }

  /** Hears of new messages as long as the page is open; a page in the background connects again when it is seen. */
  async function listen() {
    if (listening || !token || !who.hidden) return;
    listening = true;
    let wait = 1000;
    while (who.hidden) {
      await seen();
      try {
        const answer = await call('events');
        if (answer.status === 401 || answer.status === 404) break;
        if (answer.ok) {
          wait = 1000;
          await follow(answer.body.pipeThrough(new TextDecoderStream()).getReader());
        }
      } catch {
        // The connection is gone: the next round connects again.
      }
      await new Promise((done) => setTimeout(done, wait));
      wait = Math.min(wait * 2, 30000);
      await load();
    }
    listening = false;
  }

  async function follow(reader) {
    let received = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (received + value).split('\n\n');
      received = events.pop();
      if (events.some((event) => /^event: (?:hello|changed)$/m.test(event))) await load();
    }
  }

  function seen() {
    if (!document.hidden) return Promise.resolve();
    return new Promise((done) => document.addEventListener('visibilitychange', done, { once: true }));
  }

  function entry({ at, text: body, isOwn }) {
    const item = document.createElement('article');
    if (isOwn) item.className = 'own';
    const words = document.createElement('p');
    words.textContent = body;
    const time = document.createElement('time');
    time.dateTime = at;
    const when = new Date(at);
    const isToday = when.toDateString() === new Date().toDateString();
    const clock = { hour: '2-digit', minute: '2-digit' };
    // In the language and the clock of the page's texts.
    time.textContent = when.toLocaleString(
      document.documentElement.lang,
      isToday ? clock : { day: 'numeric', month: 'short', ...clock },
    );
    if (isOwn) {
      const author = document.createElement('span');
      author.className = 'sr';
      author.textContent = `${texts.you}: `;
      words.prepend(author);
    }
    item.append(words, time);
    return item;
  }

  function call(resource, { headers, ...options } = {}) {
    const sent = { ...headers, authorization: `Bearer ${token}` };
    return fetch(`${api}/${resource}`, { ...options, headers: sent, credentials: 'omit', cache: 'no-store' });
  }

  /** Says below a field what is wrong with it. */
  function refuse(reason, field) {
    say(reason);
    (field === text ? text.parentElement : field).after(notice);
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  /** Says something about the chat as a whole, above its fields; nothing: takes back what was said. */
  function say(words) {
    for (const field of [name, email, text]) field.removeAttribute('aria-invalid');
    form.prepend(notice);
    notice.textContent = words;
  }

  function setSending(value) {
    isSending = value;
    send.setAttribute('aria-disabled', String(value));
  }

  function toEnd() {
    log.scrollTop = log.scrollHeight;
  }

  function focusFirst() {
    (who.hidden ? text : name).focus();
  }

  /** The site learns that it may close the panel, and how many messages are unread; nothing of what they say. */
  function tellSite(message) {
    if (isFramed) window.parent.postMessage(message, '*');
  }

  function isToken(value) {
    return typeof value === 'string' && /^[\w-]{43}$/.test(value);
  }

  function storedToken() {
    try {
      const kept = localStorage.getItem(key);
      return isToken(kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  function newToken() {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const made = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    try {
      localStorage.setItem(key, made);
    } catch {
      // This browser keeps nothing for frames: the visited site keeps it.
      if (site) window.parent.postMessage({ type: 'latchkey-chat-keep', token: made }, site);
    }
    return made;
  }

  /** `crypto.randomUUID` exists on https only. */
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
})();
