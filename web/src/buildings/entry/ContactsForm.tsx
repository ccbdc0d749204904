import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answers } from '../../entry/Answers';
import { Line } from '../../entry/Line';
import { isDone } from '../../entry/useEntry';
import { Who } from '../../review/Who';
import type { Contact } from '../premises';
import { type ContactInput, usePremisesEntry } from './entry';

interface Row {
  key: string;
  id?: string;
  role: ContactInput['role'];
  name: string;
  phone: string;
  version?: string;
}

interface Props {
  area: string;
  premises: string;
  contacts: readonly Contact[];
  onDone: () => void;
  onLeave: () => void;
}

const roles = ['RESPONSIBLE', 'MANAGER', 'CONTROL_ROOM', 'ELECTRICIAN', 'UNKNOWN'] as const;

/** Persons behind a unit, by their role: the history says that they changed, never who they are. */
export function ContactsForm({ area, premises, contacts, onDone, onLeave }: Props) {
  const { t } = useTranslation();
  const entry = usePremisesEntry(area);
  const next = useRef(0);
  const [rows, setRows] = useState<Row[]>(() =>
    contacts.map(({ id, role, name, phone, version }) => ({ key: id, id, role, name: name ?? '', phone: phone ?? '', version })),
  );
  const set = (key: string, change: Partial<Row>) =>
    setRows((old) => old.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const save = async () => {
    const changed = rows.filter((row) => {
      const was = contacts.find((each) => each.id === row.id);
      return !was || was.role !== row.role || (was.name ?? '') !== row.name.trim() || (was.phone ?? '') !== row.phone.trim();
    });
    const edit = await entry.enter({
      kind: 'contacts',
      premises,
      contacts: changed.map(({ id, role, name, phone, version }) => ({
        id,
        role,
        name: name.trim() || null,
        phone: phone.trim() || null,
        version,
      })),
      remove: contacts.filter((each) => !rows.some((row) => row.id === each.id)).map(({ id, version }) => ({ id, version })),
    });
    if (isDone(edit)) onDone();
  };
  return (
    <form
      className="entry-form"
      data-testid="contacts-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {rows.map((row) => (
        <fieldset key={row.key} className="entry-part">
          <Line
            name="role"
            label={t('units.entry.role')}
            value={row.role}
            options={roles.map((each) => [each, t(`units.contactRole.${each}`)])}
            onChange={(role) => set(row.key, { role: role as Row['role'] })}
          />
          <Line
            name="contact-name"
            label={t('units.entry.person')}
            value={row.name}
            maxLength={100}
            onChange={(name) => set(row.key, { name })}
          />
          <Line
            name="phone"
            label={t('units.entry.phone')}
            type="tel"
            value={row.phone}
            maxLength={40}
            onChange={(phone) => set(row.key, { phone })}
          />
          <button type="button" className="link" onClick={() => setRows((old) => old.filter((each) => each.key !== row.key))}>
            {t('units.entry.takeOut')}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="link"
        data-testid="add-contact"
        onClick={() => {
          next.current += 1;
          setRows((old) => [...old, { key: `new-${next.current}`, role: 'RESPONSIBLE', name: '', phone: '' }]);
        }}
      >
        {t('units.entry.addPerson')}
      </button>
      <Who room="inspect" field={entry.whoField} who={entry.who} missing={entry.whoMissing} />
      <Answers
        edit={entry.edit}
        general={['CONTACTS']}
        shown={(_, value) => shown(t, value)}
        failure={entry.failure}
        busy={entry.busy}
        onInsist={async () => isDone(await entry.insist()) && onDone()}
        onForget={onDone}
      />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={entry.busy} data-testid="entry-save">
          {t('entry.save')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}

/** Role, name and telephone of one person, who is gone or whom somebody else wrote down otherwise. */
function shown(t: TFunction, value: string | null): string {
  if (value === null) return t('units.entry.takenOut');
  const [role, ...rest] = value.split(' ');
  return [t(`units.contactRole.${role}`), ...rest].join(' ');
}
