import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Barred } from '../../accounts/Barred';
import { useMay } from '../../accounts/useMay';
import type { Area } from '../../areas/area';
import { Line } from '../../entry/Line';
import { newKey } from '../../entry/useEntry';
import { Who } from '../../review/Who';
import { useWho } from '../../review/who';
import { ServerFailure } from '../../server/ask';
import { getView, setView } from '../../view/store';
import { type SavedWeights, saveWeights } from '../signs/signs';
import { type WeightsChoice, weightsInput, wordOf } from '../signs/weightsWord';

interface Props {
  area: Area;
  choice: WeightsChoice;
  sets: readonly SavedWeights[];
  onSaved: () => void;
}

/** Keeps these weights under a name; a set of that name gets a new version, and the old one stays on record. */
export function SaveSet({ area, choice, sets, onSaved }: Props) {
  const { t, i18n } = useTranslation();
  const who = useWho();
  const field = useRef<HTMLInputElement>(null);
  const { may } = useMay('lead');
  const [title, setTitle] = useState('');
  const [missing, setMissing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const old = sets.find((each) => each.title === title.trim());
  if (!may) return <Barred permit="lead" />;
  const save = async () => {
    setMissing(who.trim() === '');
    if (who.trim() === '') return field.current?.focus();
    const weights = weightsInput(choice, {});
    if (!weights) return;
    setBusy(true);
    try {
      const id = old?.id ?? `set-${newKey().slice(0, 12)}`;
      const done = await saveWeights(
        { area: area.code, id, title: title.trim(), weights, version: old?.version, entry: { who, key: newKey() } },
        i18n.language,
      );
      const written = done.outcome === 'DONE' || done.outcome === 'REPEATED';
      setSaid(written ? t('entry.done') : done.problems.map(({ message }) => message).join(' ') || t('zone.weights.conflict'));
      if (written) {
        onSaved();
        setView({ signs: { ...getView().signs, weights: wordOf({ how: 'SAVED', id }) } });
      }
    } catch (error) {
      setSaid(error instanceof ServerFailure ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="entry-form"
      data-testid="save-weights"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Line name="weightsTitle" label={t('zone.weights.name')} value={title} onChange={setTitle} maxLength={100} />
      {title.trim() !== '' && <Who field={field} who={who} missing={missing} />}
      {said && (
        <p className="note" role="status">
          {said}
        </p>
      )}
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy || title.trim() === ''} data-testid="weights-save">
          {t(old ? 'zone.weights.saveVersion' : 'zone.weights.save', { n: (old?.version ?? 0) + 1 })}
        </button>
      </div>
    </form>
  );
}
