import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../accounts/Barred';
import { useMay } from '../accounts/useMay';
import type { Area } from '../areas/area';
import { ServerFailure } from '../server/ask';
import { ContactsForm } from './entry/ContactsForm';
import { askContacts, type Contact, type Premises } from './premises';

/** Persons behind a unit: shown to those who may, only when asked for, and it says that reading is written down. */
export function Contacts({ area, premises }: { area: Area; premises: Pick<Premises, 'id' | 'featureId' | 'town'> }) {
  const { t, i18n } = useTranslation();
  const { featureId } = premises;
  const { may } = useMay('personal');
  const { may: mayRecord } = useMay('record', premises.town?.id ?? null);
  const [editing, setEditing] = useState(false);
  const [contacts, setContacts] = useState<readonly Contact[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const read = async () => {
    try {
      setEditing(false);
      setContacts(await askContacts(area.code, featureId, i18n.language));
      setFailure(null);
    } catch (error) {
      setFailure(error instanceof ServerFailure ? error.message : String(error));
    }
  };
  return (
    <section className="section" data-testid="contacts">
      <h2>{t('units.contacts')}</h2>
      <Barred permit="personal" />
      {may && contacts === null && (
        <p className="contacts-door">
          <button type="button" className="quiet" onClick={() => void read()} data-testid="read-contacts">
            {t('units.readContacts')}
          </button>
          <span className="note">{t('units.recorded')}</span>
        </p>
      )}
      {failure && (
        <p className="warn" role="alert">
          {failure}
        </p>
      )}
      {may && !editing && contacts?.length === 0 && <p className="soft">{t('units.noContacts')}</p>}
      {may && !editing && contacts && contacts.length > 0 && (
        <ul>
          {contacts.map((each) => (
            <li key={each.id} className="file-line">
              <span>
                <b>{each.name ?? t('card.unknown')}</b> <span className="note">{t(`units.contactRole.${each.role}`)}</span>
              </span>
              {each.phone && (
                <a className="link figure" href={`tel:${each.phone.replace(/[^+\d]/g, '')}`}>
                  {each.phone}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && mayRecord && contacts && !editing && (
        <button type="button" className="link" onClick={() => setEditing(true)} data-testid="edit-contacts">
          {t('units.entry.do.contacts')}
        </button>
      )}
      {may && mayRecord && contacts && editing && (
        <ContactsForm
          area={area.code}
          premises={premises.id}
          contacts={contacts}
          onDone={() => void read()}
          onLeave={() => setEditing(false)}
        />
      )}
    </section>
  );
}
