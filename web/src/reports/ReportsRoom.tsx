import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../areas/area';
import { BoardTabs } from '../boards/BoardTabs';
import { useAnswer } from '../server/useAnswer';
import { Answered } from '../shell/Answered';
import { Question } from '../shell/Question';
import { cell, useCell } from '../view/cell';
import { Checked } from './Checked';
import { askReport } from './reports';

/** Characters that the server reads at once. */
const longest = 20_000;

/** The paragraph at hand: it outlives a look at the records behind a number, and is in no address. */
const draft = cell('');
const asked = cell<{ text: string; year: string } | null>(null);

/** Does the report say what the records say? */
export default function ReportsRoom({ area }: { area: Area }) {
  const { t, i18n } = useTranslation();
  const text = useCell(draft);
  const question = useCell(asked);
  const [year, setYear] = useState(question?.year ?? '');
  const key = question && `${area.code}/${area.dataVersion}/${i18n.language}/${question.year}/${question.text}`;
  const answer = useAnswer(key, (signal) =>
    askReport(
      {
        code: area.code,
        text: question?.text ?? '',
        ...(question?.year && { from: `${question.year}-01-01`, to: `${question.year}-12-31` }),
      },
      i18n.language,
      signal,
    ),
  );
  return (
    <>
      <Question>{t('reports.title')}</Question>
      <BoardTabs />
      {question ? (
        <Answered answer={answer} asked={key} lines={8}>
          {(check) => <Checked check={check} onEdit={() => asked.set(null)} />}
        </Answered>
      ) : (
        <form
          className="report-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) asked.set({ text, year });
          }}
        >
          <p className="report-lead">{t('reports.lead')}</p>
          <textarea
            value={text}
            maxLength={longest}
            aria-label={t('reports.paste')}
            placeholder={t('reports.paste')}
            onChange={({ target }) => draft.set(target.value)}
            data-testid="report-text"
          />
          <div className="report-do">
            <label>
              <span>{t('reports.year')}</span>
              <input
                value={year}
                inputMode="numeric"
                pattern="\d{4}"
                maxLength={4}
                placeholder={t('reports.yearHint')}
                onChange={({ target }) => setYear(target.value.replace(/\D/g, ''))}
              />
            </label>
            <button type="button" className="link" onClick={() => draft.set(t('reports.example'))}>
              {t('reports.useExample')}
            </button>
            <button type="submit" className="primary" disabled={text.trim() === ''} data-testid="report-check">
              {t('reports.check')}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
