import { useTranslation } from 'react-i18next';
import type { AreaName } from '../../areas/area';
import { useAnswer } from '../../server/useAnswer';
import { setView, useView } from '../../view/store';
import { defaultStandard } from '../../view/url';
import { askStandards, type StandardName } from './tests';

/** The standard that things are judged by: the area's own copies first. It is part of the address. */
export function StandardChoice({ area }: { area: AreaName }) {
  const { t, i18n } = useTranslation();
  const { standard } = useView();
  const { value } = useAnswer(`${area.code}/${area.dataVersion}/${i18n.language}`, (signal) =>
    askStandards(area.code, i18n.language, signal),
  );
  const known = value ?? [];
  const nameOf = ({ title, basedOn, version }: StandardName) => (basedOn ? t('tests.own', { title, version }) : title);
  return (
    <label className="standard-choice">
      <span className="note">{t('tests.standard')}</span>
      <select
        value={standard}
        onChange={({ target }) => setView({ standard: target.value })}
        aria-busy={value === undefined || undefined}
        data-testid="standard"
      >
        {!known.some(({ id }) => id === standard) && <option value={standard}>{standard === defaultStandard ? '' : standard}</option>}
        {known.map((each) => (
          <option key={each.id} value={each.id}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
