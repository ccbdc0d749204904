import { useTranslation } from 'react-i18next';
import { verdictOf } from '../hydrants/coverage/verdict';
import { useFormats } from '../i18n/formats';
import { picked, scene } from '../map/scene';
import { useCell } from '../view/cell';
import type { Selection } from '../view/url';
import { CardHead, Facts, known } from './Facts';

/** A card for layers that have no query of their own: what the tile says about the thing that was clicked. */
export function TileCard({ selected }: { selected: Selection }) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  const { verdicts } = useCell(scene);
  const { thing, props } = useCell(picked) ?? {};
  const isIt = thing?.layer === selected.layer && thing.featureId === selected.featureId;
  const text = (name: string) => (isIt && typeof props?.[name] === 'string' ? (props[name] as string) : null);
  const judged = selected.layer === 'addresses' && verdicts?.of === 'ADDRESS_POINTS' ? verdicts : null;
  const verdict = judged && verdictOf(judged.distances, selected.featureId, judged.radius);
  const distance = judged && verdict !== 'unknown' ? (judged.distances[selected.featureId] ?? 0) / 10 : null;
  const name = [text('number'), text('street')].filter(Boolean).join(' ') || text('name') || `${selected.featureId}`;
  const word = verdict === 'pass' ? 'verdictPass' : verdict === 'fail' ? 'verdictFail' : 'verdictUnknown';
  return (
    <>
      <CardHead
        kind={t(`layer.${selected.layer}`, { defaultValue: selected.layer })}
        title={name}
        verdict={verdict ? { text: t(`card.${word}`, { radius: judged.radius }), tone: verdict } : undefined}
      />
      <Facts
        facts={[
          known(t('card.nearest'), distance === null ? null : metres(distance)),
          known(t('card.kind'), text('kind')),
          known(t('card.width'), widthOf(props)),
        ]}
      />
    </>
  );

  function widthOf(all: Record<string, unknown> | undefined) {
    return isIt && typeof all?.width_m === 'number' ? metres(all.width_m) : null;
  }
}
