import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataHaveChanged } from '../areas/touched';
import { useWho } from '../review/who';
import { ServerFailure } from '../server/ask';
import type { Answer, Entry } from './entry';

export type Known = Omit<Entry, 'who' | 'key'>;

/** How changes of one kind of thing are sent. */
export interface Door<Change, Edit extends Answer> {
  send: (area: string, change: Change, entry: Entry, language: string) => Promise<Edit>;
  /** The same once more, now that the person has seen what stands against it. */
  insisted: (change: Change, edit: Edit) => Change;
}

/** Sends one change at a time, and keeps what the server said until the next. The key stays the same until the change is written. */
export function useEntry<Change, Edit extends Answer>(area: string, { send, insisted }: Door<Change, Edit>) {
  const { i18n } = useTranslation();
  const who = useWho();
  const whoField = useRef<HTMLInputElement>(null);
  const [whoMissing, setWhoMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ edit: Edit; change: Change; known: Known } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const key = useRef<{ of: string; key: string } | null>(null);

  const enter = async (change: Change, known: Known = {}): Promise<Edit | null> => {
    setWhoMissing(who.trim() === '');
    if (who.trim() === '') {
      whoField.current?.focus();
      return null;
    }
    // What is tried again after a broken line is the same change; what was altered meanwhile is another.
    const text = JSON.stringify(change);
    if (key.current?.of !== text) key.current = { of: text, key: newKey() };
    setBusy(true);
    setFailure(null);
    try {
      const edit = await send(area, change, { who, key: key.current.key, ...known }, i18n.language);
      setAnswer({ edit, change, known });
      if (edit.outcome === 'DONE' || edit.outcome === 'REPEATED') {
        key.current = null;
        dataHaveChanged();
      }
      return edit;
    } catch (error) {
      setAnswer(null);
      setFailure(error instanceof ServerFailure ? error.message : String(error));
      return null;
    } finally {
      setBusy(false);
    }
  };

  const insist = () => (answer ? enter(insisted(answer.change, answer.edit), answer.known) : Promise.resolve(null));
  const forget = () => {
    setAnswer(null);
    setFailure(null);
  };
  return { who, whoField, whoMissing, busy, edit: answer?.edit ?? null, failure, enter, insist, forget };
}

export type EntryState<Change, Edit extends Answer> = ReturnType<typeof useEntry<Change, Edit>>;

/** Whether it is written. */
export function isDone(edit: Pick<Answer, 'outcome'> | null): boolean {
  return edit?.outcome === 'DONE' || edit?.outcome === 'REPEATED';
}

/** A text that this change alone has: sent twice, the server writes it once. Pages without TLS have no randomUUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
