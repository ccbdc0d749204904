import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/formats';
import type { Position, PositionState } from './usePosition';

interface Props {
  /** Not looked at for so many months; 0: all. */
  months: number;
  setMonths: (months: number) => void;
  inView: boolean;
  setInView: (on: boolean) => void;
  locating: PositionState;
  locate: () => void;
  position: Position | null;
}

const choices = [0, 3, 6, 12];

/** Which hydrants make up the round, and from where the nearest is counted. */
export function RoundChoice({ months, setMonths, inView, setInView, locating, locate, position }: Props) {
  const { t } = useTranslation();
  const { metres } = useFormats();
  const why = { denied: 'survey.noPermission', none: 'survey.noFix', insecure: 'survey.insecure', asking: 'survey.locating' } as const;
  return (
    <>
      <fieldset className="survey-round" aria-label={t('survey.round')}>
        <span className="soft">{t('survey.since')}</span>
        {choices.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={months === each} onClick={() => setMonths(each)}>
            {each === 0 ? t('survey.all') : t('survey.months', { n: each })}
          </button>
        ))}
        <label>
          <input type="checkbox" checked={inView} onChange={(event) => setInView(event.target.checked)} />
          {t('survey.inView')}
        </label>
      </fieldset>
      <p className="note" role="status" data-testid="survey-from">
        {position
          ? t('survey.fromHere', { radius: metres(position.accuracy) })
          : locating in why
            ? t(why[locating as keyof typeof why])
            : t('survey.fromMap')}{' '}
        {!position && locating !== 'asking' && (
          <button type="button" className="link" onClick={locate} data-testid="survey-locate">
            {t('survey.locate')}
          </button>
        )}
      </p>
    </>
  );
}
