import { useTranslation } from 'react-i18next';
import { Answers, type Shown } from '../entry/Answers';
import { useFormats } from '../i18n/formats';
import type { EntryState } from './entry';

const general = ['OUTLINE', 'CHECK_UP', 'REMOVED_ON', 'ON_RECORD', 'GROUND'];

interface Props {
  entry: Pick<EntryState, 'edit' | 'failure' | 'busy'>;
  kindName: (code: string) => string;
  onInsist: () => void;
  onForget: () => void;
}

/** What the server said of a change of a zone. */
export function ZoneAnswers({ entry, kindName, onInsist, onForget }: Props) {
  const shown = useShown(kindName);
  return (
    <Answers
      edit={entry.edit}
      general={general}
      shown={shown}
      failure={entry.failure}
      busy={entry.busy}
      onInsist={onInsist}
      onForget={onForget}
    />
  );
}

/** A value of a zone's or a round's history as a reader reads it. */
export function useShown(kindName: (code: string) => string): Shown {
  const { t } = useTranslation();
  const { day } = useFormats();
  return (field, value) => {
    if (value === null || value === '') return t('card.unknown');
    if (field === 'KIND') return kindName(value);
    if (field === 'CHECK_UP') return t(/^t/i.test(value) ? 'zone.checkUpYes' : 'zone.checkUpNo');
    if (field === 'STATE') return t(`zone.states.${value.toUpperCase()}`, { defaultValue: value });
    if (field === 'OUTLINE' || field === 'LOCATION') return t('zone.shape');
    return field.endsWith('_ON') ? day(value) : value;
  };
}
