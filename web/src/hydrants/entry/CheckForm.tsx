import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '../../entry/draft';
import { Line } from '../../entry/Line';
import type { VariablesOf } from '../../server/graphql';
import type { recordCheckMutation } from './entry';

export type Finding = VariablesOf<typeof recordCheckMutation>['finding'];

export const found = ['IN_SERVICE', 'LOW_PRESSURE', 'NO_WATER', 'DAMAGED', 'OBSTRUCTED', 'CANNOT_OPEN', 'OUT_OF_SERVICE'] as const;

interface Props {
  /** Shown under a field: the server's word on it. */
  problems: readonly { field: string | null; message: string }[];
  busy: boolean;
  onSave: (finding: Finding) => void;
  onLeave: () => void;
}

/** What was found at a hydrant: one touch for the state, figures where somebody measured. */
export function CheckForm({ problems, busy, onSave, onLeave }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<(typeof found)[number] | 'MISSING' | null>(null);
  const [figures, setFigures] = useState({ flowLps: '', staticMpa: '', residualMpa: '' });
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string[]>([]);
  const [more, setMore] = useState(false);
  const said = (field: string) => problems.find((each) => each.field === field)?.message;
  const number = (name: keyof typeof figures, label: string, unit: string, field: string) => (
    <Line
      name={name}
      label={label}
      unit={unit}
      numeric
      value={figures[name]}
      onChange={(value) => setFigures((old) => ({ ...old, [name]: value }))}
      problem={wrong.includes(name) ? t('entry.notNumber') : said(field)}
    />
  );
  const save = () => {
    if (!state) return;
    const given = Object.entries(figures).filter(([, text]) => text.trim() !== '');
    const bad = given.filter(([, text]) => figure(text) === null).map(([name]) => name);
    setWrong(bad);
    if (bad.length > 0) return;
    const measured = Object.fromEntries(given.map(([name, text]) => [name, figure(text)]));
    onSave({ state: state === 'MISSING' ? 'UNKNOWN' : state, missing: state === 'MISSING', note: note.trim() || null, ...measured });
  };
  return (
    <form
      className="check-form"
      data-testid="check-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className="check-states" aria-label={t('card.state')}>
        {found.map((each) => (
          <button
            key={each}
            type="button"
            className={`check-state ${each === 'IN_SERVICE' ? 'check-good' : ''}`}
            aria-pressed={state === each}
            onClick={() => setState(each)}
            data-testid={`state-${each}`}
          >
            {t(`survey.states.${each}`)}
          </button>
        ))}
        <button
          type="button"
          className="check-state check-missing"
          aria-pressed={state === 'MISSING'}
          onClick={() => setState('MISSING')}
          data-testid="state-MISSING"
        >
          {t('survey.states.MISSING')}
        </button>
      </fieldset>
      <button type="button" className="link" aria-expanded={more} onClick={() => setMore(!more)} data-testid="check-more">
        {t('survey.measured')}
      </button>
      {more && (
        <div className="entry-form">
          {number('flowLps', t('card.flow'), 'L/s', 'FLOW_LPS')}
          {number('staticMpa', t('survey.static'), 'MPa', 'PRESSURE_MPA')}
          {number('residualMpa', t('survey.residual'), 'MPa', 'TEST')}
        </div>
      )}
      <Line name="checkNote" label={t('card.note')} value={note} onChange={setNote} maxLength={2000} problem={said('NOTE')} />
      <div className="entry-do">
        <button type="submit" className="primary" disabled={busy || state === null} data-testid="check-save">
          {t('survey.save')}
        </button>
        <button type="button" className="quiet" onClick={onLeave}>
          {t('entry.leave')}
        </button>
      </div>
    </form>
  );
}
