import { useTranslation } from 'react-i18next';
import type { Area } from '../../areas/area';
import { useFormats } from '../../i18n/formats';
import { useAnswer } from '../../server/useAnswer';
import { How } from '../../shell/How';
import { useView } from '../../view/store';
import { askAlone } from '../hydrant';

/** What is lost if this hydrant alone gives no water, under the standard that is chosen. */
export function AloneServes({ area, featureId, asOf }: { area: Area; featureId: number; asOf: string }) {
  const { t, i18n } = useTranslation();
  const { count } = useFormats();
  const { standard } = useView();
  const key = `${area.code}/${area.dataVersion}/${featureId}/${standard}/${asOf}/${i18n.language}/alone`;
  const answer = useAnswer(key, (signal) => askAlone({ code: area.code, featureId, standard, asOf }, i18n.language, signal));
  const value = answer.key === key ? answer.value : undefined;
  if (!value) return null;
  const { aloneServes: alone } = value;
  return (
    <section className="section" data-testid="alone-serves">
      <How method={value.method}>
        <h2>{t('entry.alone')}</h2>
      </How>
      <p>
        {alone.count === 0 ? t('entry.aloneNone') : t('entry.aloneSome', { n: count(alone.count) })}
        {alone.count > alone.residentsNotOnRecord && ` ${t('entry.aloneResidents', { n: count(alone.residents) })}`}
      </p>
    </section>
  );
}
