import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/formats';
import { setView, useView } from '../view/store';
import type { Month } from './boards';
import { reweighed, weightsOf } from './monthWeights';

/** What the rates of a month weigh: moved here, the ranking follows, the address and the saved file say so, and nothing is stored. */
export function MonthWeighing({ measures }: { measures: Month['measures'] }) {
  const { t } = useTranslation();
  const { share } = useFormats();
  const { monthWeights } = useView();
  const [moving, setMoving] = useState(monthWeights !== undefined);
  const chosen = new Map(weightsOf(monthWeights)?.map((each) => [each.code, each.weight / 100]));
  const now = measures.map((each) => ({ ...each, weight: chosen.get(each.code) ?? each.weight }));
  return (
    <>
      <ul>
        {now.map((each) => (
          <li key={each.code}>
            <b>{each.label}</b> <span className="soft">{share(each.weight)}</span>
            <span className="note"> {each.meaning}</span>
            {moving && (
              <input
                type="range"
                className="month-weight"
                min={0}
                max={100}
                step={1}
                value={Math.round(each.weight * 100)}
                aria-label={t('boards.weightOf', { what: each.label })}
                onChange={({ target }) => setView({ monthWeights: reweighed(now, each.code, Number(target.value)) })}
                data-testid={`month-weight-${each.code}`}
              />
            )}
          </li>
        ))}
      </ul>
      {moving ? (
        <p className="note">
          {t('boards.weightsMoved')}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              setMoving(false);
              setView({ monthWeights: undefined });
            }}
            data-testid="month-weights-usual"
          >
            {t('boards.weightsUsual')}
          </button>
        </p>
      ) : (
        <button type="button" className="link" onClick={() => setMoving(true)} data-testid="month-weights-move">
          {t('boards.weightsMove')}
        </button>
      )}
    </>
  );
}
