import { useTranslation } from 'react-i18next';
import { setView, useView } from '../view/store';
import { boards } from '../view/url';

/** What leaders ask for: the week, the month, the year, campaigns, and whether a report is right. */
export function BoardTabs() {
  const { t } = useTranslation();
  const { question, board } = useView();
  const reports = question === 'reports';
  return (
    <div className="tabs" role="tablist" aria-label={t('rail.boards')}>
      {([undefined, ...boards] as const).map((each) => (
        <button
          key={each ?? 'week'}
          type="button"
          role="tab"
          aria-selected={!reports && board === each}
          onClick={() => setView({ question: 'boards', board: each, when: undefined, campaign: undefined })}
          data-testid={`board-${each ?? 'week'}`}
        >
          {t(`boards.tab.${each ?? 'week'}`)}
        </button>
      ))}
      <button
        type="button"
        role="tab"
        aria-selected={reports}
        onClick={() => setView({ question: 'reports', campaign: undefined })}
        data-testid="board-reports"
      >
        {t('boards.tab.reports')}
      </button>
    </div>
  );
}
