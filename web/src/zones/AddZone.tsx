import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { useScene } from '../map/scene';
import { Icon } from '../shell/Icon';
import { setView } from '../view/store';
import { type Beginning, making } from './making';
import ZoneForm from './ZoneForm';
import { emptyDraft } from './zoneDraft';

/** A new zone, in the panel's place until it is kept. */
export function AddZone({ area, begin }: { area: Area; begin: Beginning }) {
  const { t, i18n } = useTranslation();
  const leave = () => making.set(null);
  const part = useMemo(() => ({}), []);
  useScene(part);
  const chinese = i18n.language.startsWith('zh');
  const draft =
    begin.way === 'proposal' ? { ...emptyDraft, kind: begin.kind, [chinese ? 'nameZh' : 'nameEn']: begin.name ?? '' } : emptyDraft;
  return (
    <article className="card" data-testid="add-zone">
      <button type="button" className="card-back" onClick={leave}>
        <Icon name="back" size={18} />
        <span>{t('entry.leave')}</span>
      </button>
      <header className="card-head">
        <h1>{t('zone.add')}</h1>
      </header>
      <ZoneForm
        area={area}
        before={null}
        begin={begin}
        draft={draft}
        onLeave={leave}
        onDone={(featureId) => {
          leave();
          setView({ selected: { layer: 'zones', featureId }, zoneTab: undefined });
        }}
      />
    </article>
  );
}
